package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.graph.TicketSeal;
import org.portal365.diskoffice.jdbc.JdbcSessionStore;
import org.portal365.m365.seal.Sealing;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;

/** case092: addresses of running uploads move to a new sealing key, but not while a node works with one. */
class SealedTicketsTest {
    private static final byte[] ADDRESS = "https://upload.example/1".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void case092TicketsAreSealedAnewWhileNobodyHasLeasedThem() throws SealBrokenException {
        Database database = TestDatabases.h2();
        Bench bench = new Bench(folder, Bench.opened(database));
        Jdbi jdbi = bench.jdbi;
        List<SealedRows> stores = new ArrayList<>();
        Sealing sealing = new Sealing(
                database.open("m365", SecretBox.class.getClassLoader()),
                "node",
                () -> stores,
                Clock.systemUTC(),
                folder.resolve("keys.jwks"));
        stores.add(JdbcSessionStore.sealedRows(jdbi, sealing, TicketSeal.KIND));
        Session session = bench.open(bench.file("plan.docx", TestPackages.docx("before")));
        String account = session.account().value();
        String sealed = sealing.seal(TicketSeal.KIND, account, ADDRESS);
        jdbi.useHandle(handle ->
                handle.execute("update diskoffice_session set upload_ticket = ?, lease_holder = 'other'", sealed));

        String fresh = sealing.rotate().optional().orElseThrow().kid();
        assertThat(sealing.reseal()).as("leased").isZero();
        assertThat(stores.get(0).countByKid()).doesNotContainKey(fresh).hasSize(1);

        jdbi.useHandle(handle -> handle.execute("update diskoffice_session set lease_holder = null"));
        assertThat(stores.get(0)
                        .reseal(stores.get(0).countByKid().keySet(), "", 10)
                        .resealed())
                .isEqualTo(1);
        assertThat(stores.get(0).countByKid()).isEqualTo(Map.of(fresh, 1L));
        String anew = jdbi.withHandle(handle -> handle.createQuery("select upload_ticket from diskoffice_session")
                .mapTo(String.class)
                .one());
        assertThat(sealing.open(TicketSeal.KIND, account, anew)).isEqualTo(ADDRESS);
    }
}
