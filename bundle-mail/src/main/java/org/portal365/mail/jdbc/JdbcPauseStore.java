package org.portal365.mail.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.mail.MailboxId;
import org.portal365.mail.core.Pause;
import org.portal365.mail.core.PauseStore;

/** {@link PauseStore} in the database. Rows are few: one for each mailbox that waits. */
public record JdbcPauseStore(Jdbi jdbi) implements PauseStore {
    static final String TABLE = "mailengine_pause";

    @Override
    public List<Pause> at(String server) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from " + TABLE + " where server = :server")
                .bind("server", server)
                .map((row, context) -> read(row))
                .list());
    }

    private static Pause read(ResultSet row) throws SQLException {
        Instant until = Holds.time(row, "until_at").orElse(Instant.EPOCH);
        return new Pause(new MailboxId(row.getString("box")), row.getBoolean("whole"), until, row.getInt("times"));
    }

    @Override
    public void put(String server, Pause pause) {
        jdbi.useTransaction(handle -> {
            String set = " set whole = :whole, until_at = :until, times = :times";
            String insert = "insert into " + TABLE + " (server, box, whole, until_at, times)"
                    + " select :server, :box, :whole, cast(:until as timestamp with time zone), :times"
                    + " where not exists (select 1 from " + TABLE + " where server = :server and box = :box)";
            for (String sql : List.of("update " + TABLE + set + " where server = :server and box = :box", insert)) {
                int unused = handle.createUpdate(sql)
                        .bind("server", server)
                        .bind("box", pause.box().value())
                        .bind("whole", pause.whole())
                        .bind("until", pause.until())
                        .bind("times", pause.times())
                        .execute();
            }
        });
    }

    @Override
    public void end(String server, MailboxId box) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from " + TABLE + " where server = :server and (box = :box or whole)")
                .bind("server", server)
                .bind("box", box.value())
                .execute());
    }
}
