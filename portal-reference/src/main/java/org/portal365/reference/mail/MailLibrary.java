package org.portal365.reference.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
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

    /** Seconds that a search may take. */
    private static final int PATIENCE = 10;

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
                        + " where m.box = f.box and m.folder = f.id and not m.hidden and m.unread)"
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

    /** How many messages of a mailbox are here. */
    public int count(MailboxId box) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from mail_message where box = :box")
                .bind("box", box.value())
                .mapTo(Integer.class)
                .one());
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

    /**
     * A page of what is found in a mailbox, newest first; one more than {@link #PAGE} when there are more.
     *
     * @throws org.jdbi.v3.core.JdbiException also when the database takes too long
     */
    public List<MessageRow> search(MailboxId box, Search search, int page) {
        Search.Condition condition = search.condition(ZoneId.systemDefault());
        return jdbi.withHandle(handle -> handle.createQuery("select m.* from mail_message m where m.box = :box"
                        + " and not m.hidden" + condition.sql()
                        + " order by m.received_at desc, m.id limit :most offset :skip")
                .setQueryTimeout(PATIENCE)
                .bind("box", box.value())
                .bindMap(condition.values())
                .bind("most", PAGE + 1)
                .bind("skip", page * PAGE)
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
            handle.createUpdate("update mail_message set flags = :flags, unread = :unread where id = :id")
                    .bind("flags", FlagSet.text(flags))
                    .bind("unread", !flags.contains(Flag.SEEN))
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
        if (boxes.isEmpty()) {
            return 0;
        }
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from mail_message m join mail_folder f"
                        + " on f.box = m.box and f.id = m.folder where m.box in (<boxes>) and f.role = 'INBOX'"
                        + " and m.unread and not m.hidden")
                .bindList("boxes", boxes.stream().map(MailboxId::value).toList())
                .mapTo(Integer.class)
                .one());
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
