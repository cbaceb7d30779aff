package org.portal365.socialservices.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portal365.api.AccountId;
import org.portal365.api.SiteId;
import org.portal365.api.UserId;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Intent;
import org.portal365.persistence.TestDatabases;
import org.portal365.socialservices.core.Account;
import org.portal365.socialservices.core.AccountStore;
import org.portal365.socialservices.core.Flow;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.core.TestBox;

class JdbcStoresTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Guid TENANT = new Guid("11111111-2222-3333-4444-555555555555");
    private static final Guid ANNA = new Guid("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
    private static final Guid BORIS = new Guid("bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee");
    private static final UserId USER = new UserId("user-1");

    private final Jdbi jdbi =
            TestDatabases.h2().open("socialservices", getClass().getClassLoader());
    private final TestBox box = new TestBox();
    private final JdbcFlowStore flows = new JdbcFlowStore(jdbi, box);
    private final JdbcAccountStore accounts = new JdbcAccountStore(jdbi, box);

    private static Flow flow(String state, Instant begun) {
        return new Flow(
                state,
                "binding",
                Intent.CONNECT,
                Optional.of(USER),
                new SiteId("main"),
                "/disk",
                "nonce",
                "secret-verifier",
                "client@cloud",
                "organizations",
                Optional.of(new AccountId("11111111-2222-3333-4444-555555555555")),
                Set.of("graph/Files.ReadWrite", "graph/Mail.Send"),
                Optional.of("{}"),
                "reference",
                begun);
    }

    private AccountId connected(Guid person, String cache) {
        return accounts.connect(
                new AccountStore.Connection(
                        USER, TENANT, person, "anna@contoso.example", Set.of("graph/Files.ReadWrite"), cache),
                NOW);
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow();
    }

    @Test
    void aFlowComesBackAsItWasAndOnce() {
        flows.add(flow("s1", NOW));
        assertThat(flows.take("s1")).contains(flow("s1", NOW));
        assertThat(flows.take("s1")).isEmpty();
    }

    @Test
    void case006OfManyTakersOneGetsTheFlow() {
        flows.add(flow("s1", NOW));
        long takers = IntStream.range(0, 20)
                .parallel()
                .filter(i -> flows.take("s1").isPresent())
                .count();
        assertThat(takers).isEqualTo(1);
    }

    @Test
    void case093TheVerifierIsNotReadableAndOpensInNoOtherRow() {
        flows.add(flow("s1", NOW));
        flows.add(flow("s2", NOW));
        String sealed = jdbi.withHandle(
                handle -> handle.createQuery("select sealed_verifier from social_flow where state_hash = 's1'")
                        .mapTo(String.class)
                        .one());
        assertThat(sealed).doesNotContain("secret-verifier");
        jdbi.useHandle(
                handle -> handle.execute("update social_flow set sealed_verifier = ? where state_hash = 's2'", sealed));
        assertThat(flows.take("s2")).isEmpty();
        assertThat(flows.take("s1")).isPresent();
    }

    @Test
    void case023ExpiredFlowsGoFirstThenTheOldest() {
        flows.add(flow("expired", NOW.minusSeconds(1000)));
        for (int i = 0; i < 5; i++) {
            flows.add(flow("s" + i, NOW.plusSeconds(i)));
        }
        flows.tidy(NOW.minusSeconds(900), 3);
        assertThat(flows.countOf("binding", NOW.minusSeconds(2000))).isEqualTo(3);
        assertThat(List.of("expired", "s0", "s1"))
                .allMatch(state -> flows.take(state).isEmpty());
        assertThat(flows.take("s2")).isPresent();
    }

    @Test
    void aPersonIsOneAccountOfAUserAndKeepsItsId() {
        AccountId first = connected(ANNA, "one");
        accounts.state(first, GrantState.BLOCKED);
        assertThat(connected(ANNA, "two")).isEqualTo(first);
        assertThat(account(first).state()).isEqualTo(GrantState.OK);
        assertThat(accounts.cache(account(first))).contains("two");
        assertThat(connected(BORIS, "three")).isNotEqualTo(first);
        assertThat(accounts.of(USER)).hasSize(2);
    }

    @Test
    void s17TokensAreSealedAndOpenInNoOtherRow() {
        AccountId anna = connected(ANNA, "refresh-token");
        AccountId boris = connected(BORIS, "other");
        String sealed =
                jdbi.withHandle(handle -> handle.createQuery("select sealed_cache from social_account where id = :id")
                        .bind("id", anna.value())
                        .mapTo(String.class)
                        .one());
        assertThat(sealed).doesNotContain("refresh-token");
        jdbi.useHandle(handle ->
                handle.execute("update social_account set sealed_cache = ? where id = ?", sealed, boris.value()));
        assertThat(accounts.cache(account(boris))).isEmpty();
        assertThat(accounts.cache(account(anna))).contains("refresh-token");
    }

    @Test
    void s18OfTwoRenewalsOfOneVersionTheSecondIsNotKept() {
        Account read = account(connected(ANNA, "one"));
        assertThat(accounts.renewed(read, Set.of(), "two", NOW)).isTrue();
        assertThat(accounts.renewed(read, Set.of(), "stale", NOW)).isFalse();
        assertThat(accounts.cache(read)).contains("two");
    }

    @Test
    void s18AnAccountIsLeasedToOneUntilItIsReleasedOrTheLeaseIsOver() {
        AccountId id = connected(ANNA, "one");
        assertThat(accounts.lease(id, "a", NOW, NOW.plusSeconds(30))).isTrue();
        assertThat(accounts.lease(id, "b", NOW, NOW.plusSeconds(30))).isFalse();
        accounts.release(id, "b");
        assertThat(accounts.lease(id, "b", NOW, NOW.plusSeconds(30))).isFalse();
        accounts.release(id, "a");
        assertThat(accounts.lease(id, "b", NOW, NOW.plusSeconds(30))).isTrue();
        assertThat(accounts.lease(id, "c", NOW.plusSeconds(31), NOW.plusSeconds(60)))
                .isTrue();
    }

    @Test
    void whatIsErasedIsGone() {
        AccountId id = connected(ANNA, "one");
        flows.add(flow("s1", NOW));
        assertThat(accounts.erase(USER)).isEqualTo(2);
        assertThat(accounts.find(id)).isEmpty();
        assertThat(flows.take("s1")).isEmpty();
    }
}
