package org.portal365.diskoffice.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.diskoffice.core.Orphans;

/** In the database that all nodes share. */
public final class JdbcOrphans implements Orphans {
    private final Jdbi jdbi;
    private final String mark;

    /** @param fresh eight random digits, for a database that has no mark yet */
    public JdbcOrphans(Jdbi jdbi, String fresh) {
        this.jdbi = jdbi;
        this.mark = jdbi.inTransaction(handle -> {
            handle.createUpdate("insert into diskoffice_mark (one, mark) select 1, :fresh"
                            + " where not exists (select 1 from diskoffice_mark)")
                    .bind("fresh", fresh)
                    .execute();
            return handle.createQuery("select mark from diskoffice_mark")
                    .mapTo(String.class)
                    .one();
        });
    }

    @Override
    public String mark() {
        return mark;
    }

    @Override
    public List<AccountId> accounts(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct account from diskoffice_session where opened_at > :since order by account")
                .bind("since", since)
                .map((row, context) -> new AccountId(row.getString(1)))
                .list());
    }

    @Override
    public Optional<Instant> found(String folder, AccountId account, Instant now) {
        return jdbi.inTransaction(handle -> {
            int first = handle.createUpdate("insert into diskoffice_orphan (folder, account, found_at)"
                            + " select :folder, :account, cast(:now as timestamp with time zone)"
                            + " where not exists (select 1 from diskoffice_orphan where folder = :folder)")
                    .bind("folder", folder)
                    .bind("account", account.value())
                    .bind("now", now)
                    .execute();
            return first > 0 ? Optional.empty() : Optional.of(since(handle, folder));
        });
    }

    private static Instant since(Handle handle, String folder) {
        return handle.createQuery("select found_at from diskoffice_orphan where folder = :folder")
                .bind("folder", folder)
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
    }

    @Override
    public void forget(String folder) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from diskoffice_orphan where folder = :folder")
                .bind("folder", folder)
                .execute());
    }
}
