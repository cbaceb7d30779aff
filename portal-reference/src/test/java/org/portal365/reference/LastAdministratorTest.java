package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.portal.Profile;
import org.portal365.persistence.Database;
import org.portal365.persistence.LocalPostgres;
import org.portal365.persistence.TestDatabases;
import org.portal365.reference.user.JdbcUsers;
import org.portal365.reference.user.LocalAccounts;

/** S30: who decides at the same time sees what the other has done, on both databases. */
class LastAdministratorTest {
    private static final long A_WHILE = 300;

    @Test
    void s30TheSecondOfTwoWaitsForTheFirstOnH2() throws Exception {
        secondWaits(TestDatabases.h2());
    }

    @Test
    void s30TheSecondOfTwoWaitsForTheFirstOnPostgres() throws Exception {
        try (LocalPostgres server = LocalPostgres.start()) {
            secondWaits(TestDatabases.at(server.url(), server.user()));
        }
    }

    private static void secondWaits(Database database) throws Exception {
        Jdbi jdbi = database.open("reference", LastAdministratorTest.class.getClassLoader());
        JdbcUsers users = new JdbcUsers(jdbi, Clock.systemUTC());
        UserId one = administrator(jdbi);
        UserId other = administrator(jdbi);
        CompletableFuture<Boolean> second = jdbi.inTransaction(handle -> {
            handle.execute("update portal_user set enabled = false where id = ?", one.value());
            CompletableFuture<Boolean> waiting =
                    CompletableFuture.supplyAsync(() -> users.disableUnlessLastAdministrator(other, "left"));
            Thread.sleep(A_WHILE);
            return waiting;
        });
        assertThat(second.get(20, TimeUnit.SECONDS)).as("disabled").isFalse();
        assertThat(users.find(other).orElseThrow().enabled()).isTrue();
    }

    private static UserId administrator(Jdbi jdbi) {
        return new LocalAccounts(jdbi, Clock.systemUTC())
                .create("root-" + UUID.randomUUID(), "secret", Profile.named("Root"), true);
    }
}
