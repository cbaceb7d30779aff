package org.portal365.diskoffice.transfer.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.api.AccountId;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobState;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Upload;
import org.portal365.diskoffice.core.UploadTicket;
import org.portal365.diskoffice.transfer.core.Clash;
import org.portal365.diskoffice.transfer.core.Copy;
import org.portal365.diskoffice.transfer.core.Pause;
import org.portal365.diskoffice.transfer.core.Source;
import org.portal365.diskoffice.transfer.core.Stage;
import org.portal365.diskoffice.transfer.core.Tally;
import org.portal365.diskoffice.transfer.core.Task;
import org.portal365.diskoffice.transfer.core.Wish;

/** Reads the row a result set stands on. */
record TaskRow(ResultSet row) {
    Task task() throws SQLException {
        return new Task(
                new JobId(row.getString("id")),
                JobKind.valueOf(row.getString("kind")),
                new UserId(row.getString("owner")),
                new AccountId(row.getString("account")),
                time("begun").orElseThrow(),
                source(),
                Stage.valueOf(row.getString("stage")),
                text("result").map(JobState::valueOf),
                copy(),
                new Tally(row.getLong("bytes"), row.getLong("all_bytes"), row.getInt("files"), row.getInt("all_files")),
                row.getString("word"),
                pause(),
                Wish.valueOf(row.getString("wish")));
    }

    private Source source() throws SQLException {
        return new Source(
                text("file_id").map(FileId::new),
                row.getString("file_name"),
                text("file_version").map(VersionId::new),
                row.getLong("file_size"),
                text("folder_id").map(FolderId::new),
                row.getString("outside"));
    }

    private Copy copy() throws SQLException {
        Optional<Upload> upload = Optional.empty();
        if (text("upload_ticket").isPresent()) {
            UploadTicket ticket = new UploadTicket(
                    row.getString("upload_ticket"), time("upload_expires").orElse(Instant.EPOCH));
            upload = Optional.of(new Upload(ticket, row.getLong("upload_offset")));
        }
        return new Copy(
                upload,
                text("item_id"),
                text("address"),
                time("closes_at"),
                Clash.valueOf(row.getString("clash")),
                row.getInt("name_number"));
    }

    private Optional<Pause> pause() throws SQLException {
        if (text("pause_kind").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Pause(
                RemoteFault.Kind.valueOf(row.getString("pause_kind")),
                time("pause_until").orElse(Instant.EPOCH),
                row.getInt("pause_attempts"),
                text("pause_claims"),
                text("pause_reference").orElse("")));
    }

    private Optional<String> text(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private Optional<Instant> time(String column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
    }
}
