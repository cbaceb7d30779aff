package org.portal365.reference.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MailFolder.Role;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.MessageId;
import org.portal365.api.mail.PendingChange;
import org.portal365.reference.disk.Blobs;

/** Mail as the portal's pages see it. Who may see a mailbox is asked before. */
public final class MailLibrary {
    /** Messages on a page. */
    public static final int PAGE = 50;

    private final Jdbi jdbi;
    private final Blobs blobs;

    public MailLibrary(Jdbi jdbi, Blobs blobs) {
        this.jdbi = jdbi;
        this.blobs = blobs;
    }

    /** A folder with its counters. */
    public record FolderItem(MailFolderId id, String name, Role role, boolean synced, int unread, boolean complete) {}

    public List<FolderItem> folders(MailboxId box) {
        return jdbi.withHandle(handle -> handle.createQuery("select f.*, (select count(*) from mail_message m"
                        + " where m.box = f.box and m.folder = f.id and not m.hidden and m.flags not like '%SEEN%')"
                        + " as unread from mail_folder f where f.box = :box order by f.shown_name")
                .bind("box", box.value())
                .map((row, context) -> folder(row))
                .list());
    }

    private static FolderItem folder(ResultSet row) throws SQLException {
        long low = row.getLong("low");
        boolean begun = !row.wasNull();
        return new FolderItem(
                new MailFolderId(row.getString("id")),
                row.getString("shown_name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("synced"),
                row.getInt("unread"),
                begun && low <= 1);
    }

    /** A page of a folder, newest first; one more than {@link #PAGE} when there are more. */
    public List<MessageRow> list(MailboxId box, MailFolderId folder, int page) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from mail_message where box = :box"
                        + " and folder = :folder and not hidden order by received_at desc, uid desc"
                        + " limit :most offset :skip")
                .bind("box", box.value())
                .bind("folder", folder.value())
                .bind("most", PAGE + 1)
                .bind("skip", page * PAGE)
                .map((row, context) -> MessageRow.read(row))
                .list());
    }

    /** Messages with the words in subject, sender or text, newest first. */
    public List<MessageRow> search(MailboxId box, String words) {
        String pattern = "%"
                + words.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_") + "%";
        return jdbi.withHandle(handle -> handle.createQuery("select * from mail_message where box = :box and not hidden"
                        + " and (lower(subject) like :words escape '!' or lower(from_name) like :words escape '!'"
                        + " or lower(from_address) like :words escape '!' or lower(search_text) like :words escape '!')"
                        + " order by received_at desc limit :most")
                .bind("box", box.value())
                .bind("words", pattern)
                .bind("most", PAGE)
                .map((row, context) -> MessageRow.read(row))
                .list());
    }

    public Optional<MessageRow> message(MessageId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from mail_message where id = :id and not hidden")
                .bind("id", id.value())
                .map((row, context) -> MessageRow.read(row))
                .findOne());
    }

    public Body body(MessageRow message) {
        return blobs.read(message.blob());
    }

    /** Sets and takes flags away, here at once and on the server later. */
    public void flag(MessageRow message, Set<Flag> add, Set<Flag> remove) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(message.flags());
        flags.addAll(add);
        flags.removeAll(remove);
        if (flags.equals(message.flags())) {
            return;
        }
        jdbi.useTransaction(handle -> {
            note(handle, message, PendingChange.Kind.FLAGS, add, remove, null);
            handle.createUpdate("update mail_message set flags = :flags where id = :id")
                    .bind("flags", FlagSet.text(flags))
                    .bind("id", message.id().value())
                    .execute();
        });
    }

    public void delete(MessageRow message) {
        hide(message, PendingChange.Kind.DELETE, null);
    }

    public void move(MessageRow message, MailFolderId target) {
        hide(message, PendingChange.Kind.MOVE, target);
    }

    private void hide(MessageRow message, PendingChange.Kind kind, @Nullable MailFolderId target) {
        jdbi.useTransaction(handle -> {
            note(handle, message, kind, Set.of(), Set.of(), target);
            handle.createUpdate("update mail_message set hidden = true where id = :id")
                    .bind("id", message.id().value())
                    .execute();
        });
    }

    private static void note(
            Handle handle,
            MessageRow message,
            PendingChange.Kind kind,
            Set<Flag> add,
            Set<Flag> remove,
            @Nullable MailFolderId target) {
        handle.createUpdate("insert into mail_change (id, box, folder, validity, uid, kind, add_flags, remove_flags,"
                        + " target) values (:id, :box, :folder, :validity, :uid, :kind, :add, :remove, :target)")
                .bind("id", UUID.randomUUID().toString())
                .bind("box", message.box().value())
                .bind("folder", message.folder().value())
                .bind("validity", message.validity())
                .bind("uid", message.uid())
                .bind("kind", kind.name())
                .bind("add", FlagSet.text(add))
                .bind("remove", FlagSet.text(remove))
                .bind("target", target == null ? null : target.value())
                .execute();
    }

    /** Unread messages in the inboxes of these mailboxes. */
    public int unread(List<MailboxId> boxes) {
        return boxes.stream()
                .flatMap(box -> folders(box).stream())
                .filter(folder -> folder.role() == Role.INBOX)
                .mapToInt(FolderItem::unread)
                .sum();
    }

    /** Whether a message has these bytes. */
    boolean uses(String blob) {
        return jdbi.withHandle(handle -> handle.createQuery("select 1 from mail_message where blob = :blob limit 1")
                .bind("blob", blob)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }
}
