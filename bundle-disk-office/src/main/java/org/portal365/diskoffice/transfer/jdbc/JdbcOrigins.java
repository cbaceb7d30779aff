package org.portal365.diskoffice.transfer.jdbc;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.api.FileId;
import org.portal365.diskoffice.transfer.core.Origins;

/** The table of where files have come from. */
public final class JdbcOrigins implements Origins {
    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcOrigins(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Optional<Origin> of(FileId file) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select account, remote, ctag from diskoffice_origin where file_id = :file")
                .bind("file", file.value())
                .map((row, context) -> new Origin(
                        new AccountId(row.getString("account")), row.getString("remote"), row.getString("ctag")))
                .findOne());
    }

    @Override
    public void remember(FileId file, Origin origin) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from diskoffice_origin where file_id = :file")
                    .bind("file", file.value())
                    .execute();
            handle.createUpdate("insert into diskoffice_origin (file_id, account, remote, ctag, brought)"
                            + " values (:file, :account, :remote, :ctag, :now)")
                    .bind("file", file.value())
                    .bind("account", origin.account().value())
                    .bind("remote", origin.ref())
                    .bind("ctag", origin.cTag())
                    .bind("now", clock.instant())
                    .execute();
        });
    }
}
