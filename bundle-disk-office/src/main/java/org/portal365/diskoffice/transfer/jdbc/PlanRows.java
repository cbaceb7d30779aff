package org.portal365.diskoffice.transfer.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.portal365.api.FolderId;
import org.portal365.api.outside.JobId;
import org.portal365.diskoffice.transfer.core.Plan;
import org.portal365.diskoffice.transfer.core.Tally;

/** The table of what tasks are to bring. */
final class PlanRows {
    private PlanRows() {}

    /** Puts it behind what is there; there already, as lists may name things twice: nothing happens. */
    static void insert(Handle handle, JobId task, Plan.Item item) {
        handle.createUpdate("insert into diskoffice_task_item"
                        + " (task_id, position, remote, name, folder_id, depth, folder, size, turns, settled, word)"
                        + " select :task, coalesce(max(position), 0) + 1, :remote, :name, :to, :depth, :folder, :size, 0,"
                        + " false, '' from diskoffice_task_item where task_id = :task"
                        + " having not exists (select 1 from diskoffice_task_item where task_id = :task"
                        + " and remote = :remote and folder_id = :to)")
                .bind("task", task.value())
                .bind("remote", item.ref())
                .bind("name", item.name())
                .bind("to", item.to().value())
                .bind("depth", item.depth())
                .bind("folder", item.folder())
                .bind("size", item.size())
                .execute();
    }

    static Optional<Plan.Item> next(Handle handle, JobId task) {
        return handle.createQuery("select * from diskoffice_task_item where task_id = :task and not settled"
                        + " order by position limit 1")
                .bind("task", task.value())
                .map((row, context) -> item(row))
                .findOne();
    }

    static void settle(Handle handle, JobId task, int position, String word) {
        handle.createUpdate("update diskoffice_task_item set settled = true, word = :word"
                        + " where task_id = :task and position = :position")
                .bind("word", word)
                .bind("task", task.value())
                .bind("position", position)
                .execute();
    }

    static void turn(Handle handle, JobId task, int position, String page) {
        handle.createUpdate("update diskoffice_task_item set page = :page, turns = turns + 1"
                        + " where task_id = :task and position = :position")
                .bind("page", page)
                .bind("task", task.value())
                .bind("position", position)
                .execute();
    }

    /** Becomes what it has turned out to be. */
    static void become(Handle handle, JobId task, int position, Plan.Item known) {
        handle.createUpdate("update diskoffice_task_item set name = :name, folder = :folder, size = :size"
                        + " where task_id = :task and position = :position")
                .bind("name", known.name())
                .bind("folder", known.folder())
                .bind("size", known.size())
                .bind("task", task.value())
                .bind("position", position)
                .execute();
    }

    /** Folders count only while they are to be opened, or have failed. */
    static Tally tally(Handle handle, JobId task) {
        return handle.createQuery("select coalesce(sum(case when settled and word = '' then size else 0 end), 0),"
                        + " coalesce(sum(size), 0),"
                        + " coalesce(sum(case when settled and word = '' and not folder then 1 else 0 end), 0),"
                        + " coalesce(sum(case when folder and word = '' then 0 else 1 end), 0)"
                        + " from diskoffice_task_item where task_id = :task")
                .bind("task", task.value())
                .map((row, context) -> new Tally(row.getLong(1), row.getLong(2), row.getInt(3), row.getInt(4)))
                .one();
    }

    static int failed(Handle handle, JobId task) {
        return handle.createQuery("select count(*) from diskoffice_task_item where task_id = :task and word <> ''")
                .bind("task", task.value())
                .mapTo(Integer.class)
                .one();
    }

    private static Plan.Item item(ResultSet row) throws SQLException {
        return new Plan.Item(
                row.getInt("position"),
                row.getString("remote"),
                row.getString("name"),
                new FolderId(row.getString("folder_id")),
                row.getInt("depth"),
                row.getBoolean("folder"),
                row.getLong("size"),
                Optional.ofNullable(row.getString("page")),
                row.getInt("turns"));
    }
}
