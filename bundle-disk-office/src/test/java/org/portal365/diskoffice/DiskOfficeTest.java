package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.CreateRequest;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditState;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.memory.StoredVersion;
import org.portal365.api.module.Problem;
import org.portal365.diskoffice.jdbc.JdbcSessionStore;
import org.portal365.diskoffice.transfer.LibraryModel;
import org.portal365.diskoffice.transfer.PlainSecrets;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;

/** The whole editor with its own threads and the real clock. */
class DiskOfficeTest {
    private final InMemoryPortal portal = new InMemoryPortal();
    private final CloudModel cloud = new CloudModel();
    private final AccountsModel accounts = new AccountsModel();
    private final Switchboard switchboard = new Switchboard();
    private final Database database = TestDatabases.h2();
    private final List<EditSession> told = new CopyOnWriteArrayList<>();
    private final UserId anna = portal.users().add("anna");
    private DiskOffice office;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        accounts.connect(anna);
        assertThat(switchboard.take(Map.of("enabled", true, "settle.time", "300 ms", "watch.interval", "100 ms")))
                .isTrue();
        office = started();
    }

    @AfterEach
    void stop() {
        office.close();
    }

    @Test
    void bringsANewDocumentThereAndBackWhileNodesComeAndGo() {
        EditSession session = create("Plan");
        reaches(session, EditState.OPEN);
        office.close();
        cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, "by hand")));
        office = started();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(versions(session.file())).hasSize(2));
        assertThat(office.sessions()
                        .act(session.id(), Actor.user(anna), Action.FINISH)
                        .optional())
                .isPresent();
        reaches(session, EditState.CLOSED);
        assertThat(cloud.files()).isZero();
        assertThat(told).extracting(EditSession::state).contains(EditState.OPEN, EditState.SAVED, EditState.CLOSED);
    }

    @Test
    void case153AStartLooksAtWhatWaitedForTheWordOfAnotherNode() {
        EditSession session = create("Plan");
        reaches(session, EditState.OPEN);
        office.close();
        database.open(JdbcSessionStore.OWNER, getClass().getClassLoader())
                .useHandle(handle -> handle.execute(
                        "update diskoffice_session set due_at = ?",
                        Instant.now().plus(Duration.ofHours(1))));
        cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, "by hand")));
        assertThat(versions(session.file())).as("positive control").hasSize(1);
        office = started();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(versions(session.file())).hasSize(2));
    }

    @Test
    void sharesTheWorkAmongTwoNodes() {
        try (DiskOffice second = started()) {
            List<EditSession> all = java.util.stream.IntStream.range(0, 12)
                    .mapToObj(number -> create("Plan " + number))
                    .toList();
            all.forEach(session -> reaches(session, EditState.OPEN));
            cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, "by hand")));
            all.forEach(session -> second.sessions().act(session.id(), Actor.user(anna), Action.FINISH));
            all.forEach(session -> reaches(session, EditState.CLOSED));
            assertThat(all)
                    .allSatisfy(session -> assertThat(versions(session.file())).hasSize(2));
        }
    }

    private EditSession create(String name) {
        return office.editor()
                .create(new CreateRequest(
                        Actor.user(anna),
                        portal.disk().home(anna),
                        name,
                        DocumentKind.TEXT,
                        "key-" + name,
                        Optional.empty()))
                .optional()
                .orElseThrow();
    }

    private void reaches(EditSession session, EditState state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(session.id())).isEqualTo(state));
    }

    private EditState state(EditSessionId id) {
        return office.sessions().find(id, Actor.user(anna)).orElseThrow().state();
    }

    private List<StoredVersion> versions(FileId file) {
        return portal.disk().versions(file);
    }

    private DiskOffice started() {
        return DiskOffice.start(
                new Ingredients(
                        database,
                        portal.disk(),
                        portal.audit(),
                        portal.users(),
                        portal.links(),
                        portal.notices(),
                        accounts,
                        new NotRestricted(),
                        account -> cloud,
                        account -> new LibraryModel(),
                        new PlainSecrets(),
                        Clock.systemUTC(),
                        folder),
                switchboard,
                told::add);
    }

    /** Says nothing of tenants. */
    private static final class NotRestricted implements Registrations {
        @Override
        public Optional<AppRegistration> current() {
            return Optional.empty();
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return () -> {};
        }
    }
}
