package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.portal365.socialservices.SandboxSignIn.ANNA;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.AccountId;
import org.portal365.api.Outcome;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;
import org.portal365.m365.secret.SealKeyRefusal;
import org.portal365.persistence.LocalPostgres;
import org.portal365.persistence.TestDatabases;
import org.portal365.socialservices.core.Account;
import org.portal365.socialservices.core.AccountStore.Connection;

/**
 * S17 and case 92: the sealing key is changed again and again while two nodes on one PostgreSQL hand out the tokens of a
 * thousand connected accounts, some of them renewed at Entra ID and so sealed anew.
 */
class KeyRotationAtSandboxIT {
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final int ACCOUNTS = FULL ? 5_000 : 1_000;
    private static final int ROTATIONS = FULL ? 25 : 5;
    private static final int READERS = 2;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final LongAdder taken = new LongAdder();
    private final LongAdder renewed = new LongAdder();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final InMemoryPortal portal = new InMemoryPortal();
    private final List<AccountId> accounts = new ArrayList<>();
    private LocalPostgres postgres;
    private SandboxProcess sandbox;
    private RotationNode one;
    private RotationNode two;

    @BeforeEach
    void start() {
        postgres = LocalPostgres.start();
        sandbox = new SandboxProcess(data);
        one = node("one");
        two = node("two");
    }

    private RotationNode node(String name) {
        Path keys = data.resolve(name).resolve("keys.jwks");
        return new RotationNode(name, sandbox, portal, TestDatabases.at(postgres.url(), postgres.user()), keys);
    }

    @AfterEach
    void end() {
        stop.set(true);
        threads.shutdown();
        one.close();
        two.close();
        sandbox.close();
        postgres.close();
    }

    @Test
    void s17Case092FiveRotationsWithAThousandAccountsOnTwoNodesFailNoRequest() throws Exception {
        connectAll();
        one.copyKeysTo(two);
        two.keepUp();
        Instant begun = Instant.now();
        List<Future<?>> running = startLoad();
        List<String> older = new ArrayList<>();
        for (int i = 0; i < ROTATIONS; i++) {
            long before = taken.sum();
            older.add(one.current());
            rotate(i % 2 == 0 ? one : two, i % 2 == 0 ? two : one);
            assertThat(one.sealing.retire(older.get(i)).refusal().orElseThrow().reason())
                    .as("a key that rows still need")
                    .isEqualTo(SealKeyRefusal.IN_USE);
            await().atMost(SOON).until(() -> taken.sum() > before + ACCOUNTS);
        }
        String newest = one.current();
        await().atMost(SOON).until(() -> one.rowsByKey().equals(Map.of(newest, (long) ACCOUNTS)));
        older.forEach(this::retire);
        long sinceRetired = taken.sum();
        await().atMost(SOON).until(() -> taken.sum() > sinceRetired + ACCOUNTS);
        stop.set(true);
        for (Future<?> work : running) {
            assertThat(work.get(60, TimeUnit.SECONDS)).isNull();
        }
        write(Duration.between(begun, Instant.now()));
        assertThat(failures).isEmpty();
        assertThat(renewed.sum())
                .as("positive control: tokens were renewed and sealed anew")
                .isGreaterThan(100);
        assertThat(older).doesNotHaveDuplicates().hasSize(ROTATIONS).doesNotContain(newest);
        assertThat(two.sealing.list()).extracting("kid").containsExactly(newest);
        for (AccountId account : accounts) {
            assertThat(two.signIn.token(account, Optional.empty()).optional()).isPresent();
            assertThat(two.signIn.state(account)).isEqualTo(GrantState.OK);
        }
        assertThatABrokenSealIsNoticed();
    }

    /** One person signs in; the tokens then belong to a thousand users of the portal, each sealed for a row of its own. */
    private void connectAll() {
        one.keepUp();
        AccountId first = one.signIn.connected(ANNA, portal.users().add("user-0"));
        Account account = one.accounts.find(first).orElseThrow();
        String cache = one.accounts.cache(account).orElseThrow();
        accounts.add(first);
        for (int i = 1; i < ACCOUNTS; i++) {
            Connection connection = new Connection(
                    portal.users().add("user-" + i), account.tenant(), account.object(), ANNA, account.scopes(), cache);
            accounts.add(one.accounts.connect(connection, Instant.now()));
        }
    }

    private void rotate(RotationNode node, RotationNode other) {
        String before = node.current();
        String fresh = node.rotate();
        assertThat(node.current()).as("not before the other node has it").isEqualTo(before);
        node.copyKeysTo(other);
        await().atMost(SOON)
                .until(() -> one.current().equals(fresh) && two.current().equals(fresh));
        await().atMost(SOON).until(() -> one.rowsByKey().containsKey(fresh));
    }

    /** Each node's file is a copy, so it is cleaned there. */
    private void retire(String kid) {
        await().atMost(SOON).until(() -> one.sealing.retire(kid).refusal().isEmpty());
        Outcome<?, SealKeyRefusal> there = two.sealing.retire(kid);
        assertThat(there.refusal().map(refused -> refused.user().in(Locale.ENGLISH)))
                .isEmpty();
    }

    private List<Future<?>> startLoad() {
        List<Future<?>> running = new ArrayList<>();
        for (RotationNode node : List.of(one, two)) {
            running.add(threads.submit(() -> repeat(() -> tick(node))));
            running.add(threads.submit(() -> repeat(() -> renew(node))));
            for (int i = 0; i < READERS; i++) {
                running.add(threads.submit(() -> repeat(() -> take(node))));
            }
        }
        return running;
    }

    private interface Work {
        void run() throws Exception;
    }

    private void repeat(Work work) {
        while (!stop.get()) {
            try {
                work.run();
            } catch (Exception e) {
                failures.add(e.toString());
            }
        }
    }

    private static void tick(RotationNode node) throws InterruptedException {
        node.keepUp();
        Thread.sleep(100);
    }

    private void take(RotationNode node) {
        count(node.signIn.token(any(), Optional.empty()));
    }

    private void renew(RotationNode node) {
        count(node.signIn.freshToken(any()));
        renewed.increment();
    }

    private AccountId any() {
        return accounts.get(ThreadLocalRandom.current().nextInt(ACCOUNTS));
    }

    private void count(Outcome<Token, GrantState> outcome) {
        taken.increment();
        outcome.refusal()
                .ifPresent(refused ->
                        failures.add(refused.reason() + " " + refused.admin().in(Locale.ENGLISH)));
    }

    /** The positive control: a row whose seal does not open is a failed request. */
    private void assertThatABrokenSealIsNoticed() {
        AccountId broken = accounts.get(0);
        one.jdbi.useHandle(handle -> handle.execute(
                "update social_account set sealed_cache = (select sealed_cache from social_account where id = ?)"
                        + " where id = ?",
                accounts.get(1).value(),
                broken.value()));
        assertThat(one.signIn
                        .token(broken, Optional.empty())
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(GrantState.SIGN_IN_NEEDED);
    }

    private void write(Duration time) throws Exception {
        Files.writeString(
                Files.createDirectories(Path.of("target/figures")).resolve("key-rotation.txt"),
                "tokens taken while the sealing key changed %d times (%,d accounts, two nodes, PostgreSQL, %d s):"
                                .formatted(ROTATIONS, ACCOUNTS, time.toSeconds())
                        + " %,d, of them %,d renewed; %d failed%n"
                                .formatted(taken.sum(), renewed.sum(), failures.size()));
    }
}
