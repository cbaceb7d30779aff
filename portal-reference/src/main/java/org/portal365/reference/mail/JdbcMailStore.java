package org.portal365.reference.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Body;
import org.portal365.api.mail.BlobId;
import org.portal365.api.mail.Checkpoint;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.FolderChange;
import org.portal365.api.mail.FolderState;
import org.portal365.api.mail.MailFolder;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.PendingChange;
import org.portal365.reference.disk.Blobs;

/** {@link MailStore} on JDBC and files. */
public final class JdbcMailStore implements MailStore {
    private final Jdbi jdbi;
    private final Blobs blobs;

    public JdbcMailStore(Jdbi jdbi, Blobs blobs) {
        this.jdbi = jdbi;
        this.blobs = blobs;
    }

    @Override
    public void folders(MailboxId box, List<MailFolder> folders) {
        jdbi.useTransaction(handle -> {
            Set<String> gone = new HashSet<>(handle.createQuery("select id from mail_folder where box = :box")
                    .bind("box", box.value())
                    .mapTo(String.class)
                    .list());
            for (MailFolder folder : folders) {
                put(handle, box, folder, !gone.remove(folder.id().value()));
            }
            for (String folder : gone) {
                for (String table : List.of("mail_message", "mail_change")) {
                    handle.createUpdate("delete from " + table + " where box = :box and folder = :folder")
                            .bind("box", box.value())
                            .bind("folder", folder)
                            .execute();
                }
                handle.createUpdate("delete from mail_folder where box = :box and id = :folder")
                        .bind("box", box.value())
                        .bind("folder", folder)
                        .execute();
            }
        });
    }

    private static void put(Handle handle, MailboxId box, MailFolder folder, boolean fresh) {
        String sql = fresh
                ? "insert into mail_folder (box, id, shown_name, role, synced) values (:box, :id, :name, :role, :synced)"
                : "update mail_folder set shown_name = :name, role = :role, synced = :synced"
                        + " where box = :box and id = :id";
        handle.createUpdate(sql)
                .bind("box", box.value())
                .bind("id", folder.id().value())
                .bind("name", folder.name())
                .bind("role", folder.role().name())
                .bind("synced", folder.synced())
                .execute();
    }

    @Override
    public FolderState state(MailboxId box, MailFolderId folder) {
        return jdbi.withHandle(handle -> {
            Optional<Checkpoint> checkpoint = checkpoint(handle, box, folder, "");
            long messages = handle.createQuery("select count(*) from mail_message where box = :box"
                            + " and folder = :folder and validity = :validity")
                    .bind("box", box.value())
                    .bind("folder", folder.value())
                    .bind("validity", checkpoint.map(Checkpoint::validity).orElse(0L))
                    .mapTo(Long.class)
                    .one();
            return new FolderState(checkpoint, messages);
        });
    }

    private static Optional<Checkpoint> checkpoint(Handle handle, MailboxId box, MailFolderId folder, String lock) {
        return handle.createQuery("select validity, low, high, mod_seq from mail_folder"
                        + " where box = :box and id = :folder" + lock)
                .bind("box", box.value())
                .bind("folder", folder.value())
                .map((row, context) -> checkpoint(row))
                .findOne()
                .flatMap(found -> found);
    }

    private static Optional<Checkpoint> checkpoint(ResultSet row) throws SQLException {
        long validity = row.getLong("validity");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(
                        new Checkpoint(validity, row.getLong("low"), row.getLong("high"), row.getLong("mod_seq")));
    }

    @Override
    public Map<Long, Set<Flag>> known(MailboxId box, MailFolderId folder, long firstUid, long lastUid) {
        Map<Long, Set<Flag>> known = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select m.uid, m.flags from mail_message m"
                        + " join mail_folder f on f.box = m.box and f.id = m.folder and f.validity = m.validity"
                        + " where m.box = :box and m.folder = :folder and m.uid between :first and :last")
                .bind("box", box.value())
                .bind("folder", folder.value())
                .bind("first", firstUid)
                .bind("last", lastUid)
                .map((row, context) -> Map.entry(row.getLong(1), FlagSet.parse(row.getString(2))))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue())));
        return known;
    }

    @Override
    public BlobId stage(MailboxId box, Body raw) {
        return new BlobId(blobs.write(raw).name());
    }

    @Override
    public boolean apply(FolderChange change) {
        return jdbi.inTransaction(handle -> {
            Optional<Checkpoint> present = checkpoint(handle, change.box(), change.folder(), " for update");
            boolean there = handle.createQuery("select 1 from mail_folder where box = :box and id = :folder")
                    .bind("box", change.box().value())
                    .bind("folder", change.folder().value())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!there || !present.equals(change.expected())) {
                return false;
            }
            new FolderWrite(handle, change).all();
            return true;
        });
    }

    @Override
    public List<PendingChange> pending(MailboxId box, int most) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from mail_change where box = :box order by number limit :most")
                        .bind("box", box.value())
                        .bind("most", most)
                        .map((row, context) -> change(row))
                        .list());
    }

    private static PendingChange change(ResultSet row) throws SQLException {
        return new PendingChange(
                row.getString("id"),
                new MailFolderId(row.getString("folder")),
                row.getLong("validity"),
                row.getLong("uid"),
                PendingChange.Kind.valueOf(row.getString("kind")),
                FlagSet.parse(row.getString("add_flags")),
                FlagSet.parse(row.getString("remove_flags")),
                Optional.ofNullable(row.getString("target")).map(MailFolderId::new));
    }

    @Override
    public void settled(List<PendingChange> done) {
        jdbi.useTransaction(handle -> {
            for (PendingChange change : done) {
                handle.createUpdate("delete from mail_change where id = :id")
                        .bind("id", change.key())
                        .execute();
            }
        });
    }

    @Override
    public void remove(MailboxId box) {
        jdbi.useTransaction(handle -> {
            Map<String, Object> values = new HashMap<>(Map.of("box", box.value()));
            for (String table : List.of("mail_message", "mail_change", "mail_folder", "mail_watch")) {
                handle.createUpdate("delete from " + table + " where box = :box")
                        .bindMap(values)
                        .execute();
            }
        });
    }
}
