package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.memory.MovableClock;
import org.portal365.api.module.Erasure;
import org.portal365.api.module.ErasureRequest;
import org.portal365.api.module.PersonalData;
import org.portal365.api.module.PersonalExport;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.Profile;
import org.portal365.persistence.Database;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.LocalPostgres;
import org.portal365.persistence.PersonalSchema;
import org.portal365.persistence.TestDatabases;
import org.portal365.reference.privacy.PrivacyOffice;

/** A13: what is stored about a user is given and erased, all of it and of nobody else. */
class PrivacyTest {
    private static final String PASSWORD = "correct horse";
    private static final String MAIL = "anna@firma.example";
    private static final LocalPostgres POSTGRES = LocalPostgres.start();

    private final MovableClock clock = MovableClock.create();
    private final PlugIn plugIn = new PlugIn();
    private TestPortal portal;
    private PersonalSchema schema;
    private UserId anna;
    private UserId boris;
    private TestBrowser root;

    private enum Kind {
        H2,
        POSTGRESQL
    }

    @AfterAll
    static void stopServer() {
        POSTGRES.close();
    }

    private void start(Kind kind) {
        Database database = kind == Kind.H2 ? TestDatabases.h2() : empty();
        portal = new TestPortal(0, clock, database);
        portal.plugins.personalData.add(plugIn);
        schema = new PersonalSchema(portal.jdbi);
        portal.jdbi.useHandle(handle -> handle.execute("delete from portal_audit"));
        portal.jdbi.useHandle(handle -> handle.execute("delete from disk_key"));
        anna = person("anna");
        boris = person("boris");
        portal.user("root" + kind, PASSWORD, true);
        root = portal.browser().signIn("root" + kind, PASSWORD);
    }

    private static Database empty() {
        try (Connection connection = DriverManager.getConnection(POSTGRES.url(), POSTGRES.user(), "")) {
            boolean unused = connection.createStatement().execute("drop schema public cascade; create schema public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return TestDatabases.at(POSTGRES.url(), POSTGRES.user());
    }

    private String login(String name) {
        return name + schema.hashCode();
    }

    private UserId person(String name) {
        UserId id = portal.user(login(name), PASSWORD, false);
        portal.portal
                .users()
                .update(
                        id,
                        new Profile(
                                "Name of " + name,
                                Optional.of(name + "@firma.example"),
                                Optional.empty(),
                                Optional.empty()));
        portal.portal.links().link(id, new ExternalIdentity("office365", "tenant", "object-of-" + id));
        var unused = portal.portal
                .disk()
                .disk()
                .createFile(
                        Actor.user(id),
                        portal.portal.disk().library().home(id),
                        "plan.docx",
                        "key-of-" + name,
                        Body.of(("plan of " + name).getBytes(StandardCharsets.UTF_8)));
        rows(id, name);
        return id;
    }

    /** What else there may be of a user. */
    private void rows(UserId id, String name) {
        for (String table : List.of("disk_wish", "disk_preference", "disk_notice")) {
            schema.insert(table, Map.of("user_id", id.value()));
        }
        String draft = "draft-" + id;
        schema.insert("mail_draft", Map.of("id", draft, "owner", id.value(), "recipients", name + "@firma.example"));
        schema.insert("mail_watch", Map.of("box", "box-" + id, "owner", id.value()));
        schema.insert("portal_second_factor", Map.of("user_id", id.value(), "secret", "SECRET-OF-" + name));
        schema.insert("portal_recovery_code", Map.of("user_id", id.value()));
        schema.insert("portal_membership", Map.of("user_id", id.value()));
        schema.insert(
                "portal_audit",
                Map.of(
                        "user_id",
                        id.value(),
                        "remote",
                        "192.0.2.1",
                        "details",
                        "{\"object\":\"object-of-" + id + "\",\"to\":\"" + name + "@firma.example\"}"));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @ParameterizedTest
    @EnumSource
    void a13NoTableIsForgotten(Kind kind) {
        start(kind);
        Set<String> covered = new TreeSet<>();
        portal.portal.privacy().areas().stream()
                .filter(area -> area != plugIn)
                .forEach(area -> covered.addAll(area.tables()));
        schema.assertComplete(
                covered,
                Set.of("portal_setting", "portal_setting_change", "portal_setting_seen", "portal_privacy_area"));
    }

    @ParameterizedTest
    @EnumSource
    void a13AUserTakesEverythingAlongAndNoSecret(Kind kind) throws IOException {
        start(kind);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        portal.portal.privacy().export(anna, "test", out);
        Map<String, String> zip = unzipped(out.toByteArray());
        assertThat(zip.get("portal/portal_user.json"))
                .contains("Name of anna", MAIL, "stored, not shown")
                .doesNotContain("argon2");
        assertThat(zip.get("portal/portal_link.json")).contains("object-of-" + anna);
        assertThat(zip.get("portal/portal_audit.json")).contains("192.0.2.1");
        assertThat(zip.get("disk/files/plan.docx")).isEqualTo("plan of anna");
        assertThat(zip.get("mail/mail_draft.json")).contains(MAIL);
        assertThat(zip.get("index.html")).contains("portal/portal_user.json", "Connections of a test");
        assertThat(zip.get("plug-in/things.json")).contains("thing of " + anna);
        assertThat(zip.values())
                .allSatisfy(text -> assertThat(text).doesNotContain("boris", boris.value(), "SECRET-OF"));
        assertThat(zip.keySet()).noneMatch(name -> name.contains("..") || name.startsWith("/"));
    }

    @ParameterizedTest
    @EnumSource
    void a13ErasingLeavesNothingOfTheUserAndEverythingOfOthers(Kind kind) {
        start(kind);
        TestBrowser desk = portal.browser().signIn(login("anna"), PASSWORD);
        HttpResponse<String> wrong = root.post("/people/" + anna + "/erase", Map.of("name", "Somebody"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        HttpResponse<String> asked = root.post("/people/" + anna + "/erase", Map.of("name", "Name of anna"));
        String page = asked.headers().firstValue("Location").orElseThrow();

        waitsAndIsKilled(desk, page);

        assertThat(root.get(page).body()).contains("Erased:", "data-over=\"true\"");
        for (String trace : List.of(anna.value(), MAIL, login("anna"), "Name of anna", "object-of-" + anna)) {
            assertThat(schema.naming(trace)).as(trace).isEmpty();
        }
        assertThat(schema.naming(boris.value()))
                .as("positive control: others keep everything")
                .contains("portal_user.id", "portal_link.user_id", "disk_folder.owner", "portal_audit.user_id")
                .hasSizeGreaterThan(10);
        assertThat(plugIn.kept).containsExactly(boris);
        assertThat(portal.browser()
                        .post("/signin/local", Map.of("login", login("anna"), "password", PASSWORD))
                        .statusCode())
                .isNotEqualTo(303);
        assertThat(portal.portal.users().find(boris).orElseThrow().enabled()).isTrue();
        assertThat(event("privacy_erased")).contains("erased-").doesNotContain(anna.value());
    }

    private void waitsAndIsKilled(TestBrowser desk, String page) {
        plugIn.waits = Optional.of(Text.of("A document is open."));
        work();
        assertThat(root.get(page).body()).contains("A document is open.", "Give up");
        assertThat(desk.get("/profile").statusCode()).as("signed out").isEqualTo(303);
        assertThat(portal.portal.users().find(anna).orElseThrow().enabled())
                .as("what is open comes back with the user's rights")
                .isTrue();
        assertThat(schema.naming("object-of-" + anna))
                .as("nothing has gone yet")
                .isNotEmpty();

        root.post(page + "/discard", Map.of());
        work();
        assertThat(plugIn.discarded).isTrue();
        plugIn.waits = Optional.empty();
        plugIn.fails = true;
        assertThat(catchThrowable(this::work)).as("killed midway").isInstanceOf(IllegalStateException.class);
        plugIn.fails = false;
        clock.advance(Duration.ofMinutes(1));
        work();
    }

    @ParameterizedTest
    @EnumSource
    void a13AUserLetsGoOfConnectionsAndStays(Kind kind) {
        start(kind);
        TestBrowser desk = portal.browser().signIn(login("anna"), PASSWORD);
        TestBrowser other = portal.browser().signIn(login("boris"), PASSWORD);
        String page = desk.post("/profile/privacy/erase", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        work();
        assertThat(desk.get(page).body()).contains("data-over=\"true\"");
        assertThat(other.get(page).statusCode()).as("nobody else's").isEqualTo(404);
        assertThat(plugIn.kept).containsExactly(boris);
        assertThat(portal.portal.links().of(anna)).hasSize(1);
        assertThat(desk.get("/profile").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void a13NobodyErasesThemselvesNorTheLastAdministratorNorWithoutAModule(Kind kind) {
        start(kind);
        UserId own = portal.portal.privacy().user("rooth2").orElseThrow();
        assertThat(root.post("/people/" + own + "/erase", Map.of("name", "User root" + kind))
                        .statusCode())
                .isEqualTo(422);
        portal.jdbi.useHandle(handle -> handle.execute("update portal_user set enabled = (id = ?)", own.value()));
        assertThat(portal.portal.privacy().erase(own, "test").refusal()).isPresent();
        assertThat(portal.portal.privacy().erase(new UserId("nobody"), "test").refusal())
                .isPresent();

        portal.portal.privacy().note();
        portal.plugins.personalData.clear();
        String id = portal.portal.privacy().erase(anna, "test").optional().orElseThrow();
        work();
        assertThat(root.get("/erasures/" + id).body()).contains("Some modules do not run now", "plug-in");
        assertThat(portal.portal.users().find(anna)).isPresent();
        portal.plugins.personalData.add(plugIn);
        clock.advance(Duration.ofMinutes(1));
        work();
        assertThat(portal.portal.users().find(anna)).isEmpty();
    }

    /** What the loop of work does, until nothing is due. */
    private void work() {
        LeasedRows rows = new LeasedRows(portal.jdbi, PrivacyOffice.TABLE, "node", clock);
        clock.advance(Duration.ofSeconds(3));
        for (LeasedRow row : rows.claimDue(10, Duration.ofSeconds(30))) {
            try {
                portal.portal.privacy().work(row, () -> true);
            } finally {
                boolean unused = rows.release(row, Optional.empty());
            }
        }
    }

    private String event(String name) {
        return portal.jdbi.withHandle(handle -> handle.createQuery(
                        "select details from portal_audit where name = :name order by happened desc limit 1")
                .bind("name", name)
                .mapTo(String.class)
                .one());
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** A plug-in with one thing of each user. */
    private final class PlugIn implements PersonalData {
        final List<UserId> kept = new ArrayList<>();
        Optional<Text> waits = Optional.empty();
        boolean discarded;
        boolean fails;

        @Override
        public String area() {
            return "plug-in";
        }

        @Override
        public Text title() {
            return Text.of("Connections of a test");
        }

        @Override
        public int order() {
            return FIRST;
        }

        @Override
        public Set<String> tables() {
            return Set.of();
        }

        @Override
        public void export(UserId id, PersonalExport to) throws IOException {
            to.records("things", each -> each.accept(Map.of("name", "thing of " + id)));
            to.file("../../evil", Body.of(new byte[1]));
        }

        @Override
        public Erasure erase(ErasureRequest request) {
            discarded = request.discard();
            if (fails) {
                throw new IllegalStateException("planted");
            }
            if (waits.isPresent()) {
                return Erasure.waiting(0, waits.get());
            }
            kept.clear();
            kept.add(request.user().equals(anna) ? boris : anna);
            return Erasure.done(1);
        }
    }
}
