package org.portal365.diskoffice.jdbc;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.api.AccountId;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.Waiting;
import org.portal365.diskoffice.core.Care;
import org.portal365.diskoffice.core.Fingerprint;
import org.portal365.diskoffice.core.Hold;
import org.portal365.diskoffice.core.Intent;
import org.portal365.diskoffice.core.Origin;
import org.portal365.diskoffice.core.Saved;
import org.portal365.diskoffice.core.Seen;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.Sharing;
import org.portal365.diskoffice.core.Stage;
import org.portal365.diskoffice.core.Sync;
import org.portal365.diskoffice.core.Tag;
import org.portal365.diskoffice.core.Target;
import org.portal365.diskoffice.core.Transfer;
import org.portal365.diskoffice.core.Upload;
import org.portal365.diskoffice.core.UploadTicket;
import org.portal365.diskoffice.core.Wish;
import org.portal365.diskoffice.core.WorkingCopy;

/** Reads the row a result set stands on. */
record SessionRow(ResultSet row) {
    Session session() throws SQLException {
        return new Session(
                new EditSessionId(text("id")),
                new UserId(text("owner")),
                new AccountId(text("account")),
                time("opened_at"),
                Sharing.valueOf(text("sharing")),
                new Origin(
                        new FileId(text("file_id")),
                        text("file_name"),
                        new VersionId(text("file_version")),
                        row.getLong("file_size"),
                        row.getBoolean("file_older")),
                new Target(new FileId(text("target_file")), new VersionId(text("target_base"))),
                new Stage(EditState.valueOf(text("state")), maybe("result").map(EditState::valueOf)),
                new Transfer(upload(), copy()),
                new Sync(maybe("fingerprint").map(Fingerprint::new), seen(), intent(), saved()),
                hold(),
                Wish.valueOf(text("wish")),
                care());
    }

    private Optional<Upload> upload() throws SQLException {
        return has("upload_ticket")
                ? Optional.of(new Upload(
                        new UploadTicket(text("upload_ticket"), time("upload_expires")), row.getLong("upload_offset")))
                : Optional.empty();
    }

    private Optional<WorkingCopy> copy() throws SQLException {
        return has("item_id")
                ? Optional.of(
                        new WorkingCopy(text("item_id"), URI.create(text("address")), text("item_name"), tag("known")))
                : Optional.empty();
    }

    private Optional<Seen> seen() throws SQLException {
        return has("seen_ctag")
                ? Optional.of(new Seen(text("seen_ctag"), time("seen_since"), time("seen_first")))
                : Optional.empty();
    }

    private Optional<Intent> intent() throws SQLException {
        return has("intent_key")
                ? Optional.of(new Intent(
                        text("intent_key"),
                        tag("intent"),
                        new Fingerprint(text("intent_fingerprint")),
                        by("intent_author"),
                        time("intent_window")))
                : Optional.empty();
    }

    private Optional<Saved> saved() throws SQLException {
        return has("saved_version")
                ? Optional.of(new Saved(
                        new VersionId(text("saved_version")),
                        text("saved_key"),
                        time("saved_at"),
                        time("saved_window"),
                        by("saved_by")))
                : Optional.empty();
    }

    private Optional<Hold> hold() throws SQLException {
        return has("hold_reason")
                ? Optional.of(new Hold(
                        Waiting.Reason.valueOf(text("hold_reason")),
                        text("hold_word"),
                        time("hold_until"),
                        row.getInt("hold_attempts"),
                        maybe("hold_claims"),
                        text("hold_reference"),
                        time("hold_since")))
                : Optional.empty();
    }

    private Care care() throws SQLException {
        return new Care(
                moment("locked_until"),
                moment("reminded_at"),
                moment("closing_at"),
                maybe("link").map(URI::create),
                maybe("kept_file").map(FileId::new),
                maybe("note"));
    }

    /** Rows from before it was known have the owner's. */
    private UserId by(String column) throws SQLException {
        return new UserId(maybe(column).orElse(text("owner")));
    }

    private Optional<Instant> moment(String column) throws SQLException {
        return has(column) ? Optional.of(time(column)) : Optional.empty();
    }

    private Tag tag(String name) throws SQLException {
        return new Tag(text(name + "_etag"), text(name + "_ctag"), row.getLong(name + "_size"), text(name + "_hash"));
    }

    private boolean has(String column) throws SQLException {
        return row.getString(column) != null;
    }

    private String text(String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    private Optional<String> maybe(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private Instant time(String column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? Instant.EPOCH : value.toInstant();
    }
}
