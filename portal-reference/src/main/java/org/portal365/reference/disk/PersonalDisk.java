package org.portal365.reference.disk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.FolderId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.module.Erasure;
import org.portal365.api.module.ErasureRequest;
import org.portal365.api.module.PersonalData;
import org.portal365.api.module.PersonalExport;
import org.portal365.persistence.PersonalTable;

/**
 * A user's own folder with all files, and what the Disk knows of the user besides. In files of others the user's name gives
 * way to the pseudonym. The bytes go with the next sweep.
 */
final class PersonalDisk implements PersonalData {
    private static final int DEEPEST = 64;
    private static final String OWN_FOLDERS = "folder in (select id from disk_folder where owner = :id)";
    private static final String OWN_FILES = "file in (select id from disk_file where " + OWN_FOLDERS + ")";

    private static final List<PersonalTable> TABLES = List.of(
            new PersonalTable("disk_version", OWN_FILES, Set.of("write_key")),
            new PersonalTable("disk_file", OWN_FOLDERS, Set.of("lock_owner")),
            new PersonalTable("disk_right", OWN_FOLDERS + " or holder = 'user:' || :id", Set.of()),
            PersonalTable.of("disk_folder", "owner"),
            PersonalTable.of("disk_root", "owner"),
            PersonalTable.of("disk_space", "owner"),
            PersonalTable.of("disk_wish", "user_id"),
            PersonalTable.of("disk_preference", "user_id"),
            PersonalTable.of("disk_notice", "user_id"),
            // "copy for USER", and keys that plug-ins made of ids
            new PersonalTable(
                    "disk_key", "position(:id in what) > 0 or position(:id in write_key) > 0", Set.of("write_key")));

    /** What the user did in files of others: exported, and kept under the pseudonym. */
    private static final List<PersonalTable> ELSEWHERE = List.of(new PersonalTable(
            "disk_version", "(author = :id or stored_by = :id) and not (" + OWN_FILES + ")", Set.of("write_key")));

    private static final List<String> RENAMED = List.of(
            "update disk_version set author = :new where author = :id",
            "update disk_version set stored_by = :new where stored_by = :id",
            "update disk_folder set deleted_by = :new where deleted_by = :id",
            "update disk_file set deleted_by = :new where deleted_by = :id",
            "update disk_file set lock_owner = null, lock_until = null, lock_user = null where lock_user = :id");

    private final Jdbi jdbi;
    private final Blobs blobs;

    PersonalDisk(Jdbi jdbi, Blobs blobs) {
        this.jdbi = jdbi;
        this.blobs = blobs;
    }

    @Override
    public String area() {
        return "disk";
    }

    @Override
    public Text title() {
        return DiskWords.WORDS.text("privacy.disk");
    }

    @Override
    public int order() {
        return ACCOUNTS + 10;
    }

    @Override
    public Set<String> tables() {
        return TABLES.stream().map(PersonalTable::name).collect(Collectors.toSet());
    }

    @Override
    public void export(UserId id, PersonalExport to) throws IOException {
        for (PersonalTable table : TABLES) {
            to.records(table.name(), each -> table.each(jdbi, id.value(), each));
        }
        for (PersonalTable table : ELSEWHERE) {
            to.records(table.name() + "_elsewhere", each -> table.each(jdbi, id.value(), each));
        }
        for (Found found : files(id)) {
            to.file("files/" + found.path(), blobs.read(found.blob()));
        }
    }

    private record Found(String path, Blob blob) {}

    private record Inside(FolderId folder, String path, int depth) {}

    /** The newest version of each file of the user's own folder. */
    private List<Found> files(UserId id) {
        return jdbi.withHandle(handle -> {
            Deque<Inside> left = new ArrayDeque<>();
            FolderRows.root(handle, id.value()).ifPresent(root -> left.add(new Inside(root, "", 0)));
            List<Found> found = new java.util.ArrayList<>();
            while (!left.isEmpty()) {
                Inside inside = left.remove();
                found.addAll(files(handle, inside));
                if (inside.depth() < DEEPEST) {
                    FolderRows.in(handle, inside.folder())
                            .forEach(folder -> left.add(
                                    new Inside(folder.id(), inside.path() + folder.name() + "/", inside.depth() + 1)));
                }
            }
            return found;
        });
    }

    private static List<Found> files(Handle handle, Inside inside) {
        return handle.createQuery(
                        "select f.name, v.blob_name, v.size from disk_file f join disk_version v on v.id = f.head"
                                + " where f.folder = :folder and f.deleted is null order by f.name_key")
                .bind("folder", inside.folder().value())
                .map((row, context) ->
                        new Found(inside.path() + row.getString(1), new Blob(row.getString(2), row.getLong(3))))
                .list();
    }

    @Override
    public Erasure erase(ErasureRequest request) {
        String id = request.user().value();
        return Erasure.done(jdbi.inTransaction(handle -> {
            int rows =
                    TABLES.stream().mapToInt(table -> table.erase(handle, id)).sum();
            for (String sql : RENAMED) {
                handle.createUpdate(sql)
                        .bind("id", id)
                        .bindMap(
                                sql.contains(":new")
                                        ? java.util.Map.of("new", request.pseudonym())
                                        : java.util.Map.of())
                        .execute();
            }
            return rows;
        }));
    }
}
