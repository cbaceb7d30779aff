package org.portal365.socialservices.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.AccountId;
import org.portal365.api.SiteId;
import org.portal365.api.UserId;
import org.portal365.api.social.Intent;
import org.portal365.m365.seal.Sealing;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;
import org.portal365.socialservices.core.AccountStore;
import org.portal365.socialservices.core.Flow;
import org.portal365.socialservices.core.Guid;

/** S17 and case092: tokens and code verifiers move to a new sealing key and still open. */
class SealedRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Guid TENANT = new Guid("11111111-2222-3333-4444-555555555555");
    private static final Guid ANNA = new Guid("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");

    @TempDir
    Path folder;

    @Test
    void case092AccountsAndFlowsAreCountedAndSealedAnew() {
        Database database = TestDatabases.h2();
        Jdbi jdbi = database.open("socialservices", getClass().getClassLoader());
        List<SealedRows> stores = new ArrayList<>();
        Sealing sealing = new Sealing(
                database.open("m365", SecretBox.class.getClassLoader()),
                "node",
                () -> stores,
                Clock.systemUTC(),
                folder.resolve("keys.jwks"));
        stores.add(JdbcAccountStore.sealedRows(jdbi, sealing));
        stores.add(JdbcFlowStore.sealedRows(jdbi, sealing));
        JdbcAccountStore accounts = new JdbcAccountStore(jdbi, sealing);
        JdbcFlowStore flows = new JdbcFlowStore(jdbi, sealing);
        AccountId id = accounts.connect(
                new AccountStore.Connection(
                        new UserId("u"), TENANT, ANNA, "anna@contoso.example", Set.of(), "CNRY-tokens"),
                NOW);
        flows.add(flow());

        String fresh = sealing.rotate().optional().orElseThrow().kid();
        assertThat(sealing.list().get(1).rows()).isEqualTo(2);
        assertThat(sealing.reseal()).isEqualTo(2);
        assertThat(stores).allSatisfy(rows -> assertThat(rows.countByKid()).isEqualTo(Map.of(fresh, 1L)));
        assertThat(accounts.cache(accounts.find(id).orElseThrow())).contains("CNRY-tokens");
        assertThat(flows.take("state")).contains(flow());
    }

    private static Flow flow() {
        return new Flow(
                "state",
                "binding",
                Intent.SIGN_IN,
                Optional.empty(),
                new SiteId("main"),
                "/disk",
                "nonce",
                "secret-verifier",
                "client@cloud",
                "organizations",
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                "reference",
                NOW);
    }
}
