package org.portal365.reference.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.OutgoingId;
import org.portal365.reference.disk.Blob;
import org.portal365.reference.mail.Draft.Stage;

/** Drafts and their files as rows. */
final class DraftRows {
    private DraftRows() {}

    static Draft draft(ResultSet row, List<DraftFile> files) throws SQLException {
        DraftText text = new DraftText(
                row.getString("sender"),
                row.getString("recipients"),
                row.getString("copies"),
                row.getString("hidden_copies"),
                row.getString("subject"),
                row.getString("content"));
        return new Draft(
                row.getString("id"),
                new UserId(row.getString("owner")),
                new MailboxId(row.getString("box")),
                text,
                row.getString("answered"),
                row.getLong("version"),
                Stage.valueOf(row.getString("stage")),
                row.getInt("attempt"),
                Optional.ofNullable(row.getString("outgoing")).map(OutgoingId::new),
                row.getTimestamp("changed_at").toInstant(),
                files);
    }

    static Draft with(Draft draft, List<DraftFile> files) {
        return new Draft(
                draft.id(),
                draft.owner(),
                draft.box(),
                draft.text(),
                draft.answered(),
                draft.version(),
                draft.stage(),
                draft.attempt(),
                draft.outgoing(),
                draft.changed(),
                files);
    }

    static List<DraftFile> files(Handle handle, String draft) {
        return handle.createQuery("select * from mail_draft_file where draft = :draft order by number")
                .bind("draft", draft)
                .map((row, context) -> new DraftFile(
                        row.getString("id"),
                        row.getString("file_name"),
                        row.getString("media_type"),
                        new Blob(row.getString("blob"), row.getLong("size"))))
                .list();
    }
}
