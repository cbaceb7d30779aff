package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.memory.InMemoryEditor;
import org.portal365.api.memory.MovableClock;
import org.portal365.api.module.Problem;
import org.portal365.api.module.State;
import org.portal365.persistence.TestDatabases;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Verb;

/** Case 96: everything that is for administrators, in everybody's hands. The routes come from the table itself. */
class AdminRoutesTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String SECRET = "/settings/" + KeyModule.PID + "/secrets/" + KeyModule.SLOT;

    private final MovableClock clock = MovableClock.create();
    private final KeyModule module = new KeyModule();
    private TestPortal portal;
    private TestBrowser root;
    private UserId target;
    private EditSessionId session;
    private String erasure;

    @BeforeEach
    void start() {
        portal = new TestPortal(0, clock, TestDatabases.h2());
        portal.plugins.modules.add(module);
        portal.plugins.services.add(new TestService("consenting", 99, new UserId("nobody")));
        portal.user("root", "battery staple", true);
        target = portal.user("target", "correct horse", false);
        editing();
        UserId leaver = portal.user("leaver", "correct horse", false);
        erasure = portal.portal.privacy().erase(leaver, "test").optional().orElseThrow();
        root = admin();
    }

    /** The target has a document open in an outside service. */
    private void editing() {
        Disk disk = portal.portal.disk().disk();
        InMemoryEditor editor = new InMemoryEditor("office365", "Office365", disk, clock);
        portal.plugins.editors.add(editor);
        portal.plugins.sessions = Optional.of(editor);
        Actor actor = Actor.user(target);
        FileId file = disk.createFile(
                        actor, portal.portal.disk().library().home(target), "plan.docx", "plan", Body.of(new byte[1]))
                .optional()
                .orElseThrow();
        session = editor.open(new OpenRequest(actor, file, Optional.empty()))
                .optional()
                .orElseThrow()
                .id();
        editor.put(session, EditState.OPEN);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private TestBrowser admin() {
        return portal.browser().signIn("root", "battery staple");
    }

    private List<Route> routes() {
        return portal.portal.router().table().stream()
                .filter(route -> route.caller() == Caller.ADMIN)
                .toList();
    }

    /** The route with ids of what is really there, so that nobody is stopped by a 404. */
    private String path(Route route) {
        Map<String, String> real = Map.of(
                "erasure",
                erasure,
                "number",
                "0",
                "id",
                target.value(),
                "pid",
                KeyModule.PID,
                "slot",
                KeyModule.SLOT,
                "service",
                "consenting",
                "session",
                session.value(),
                "action",
                "finish");
        return VARIABLE.matcher(route.pattern().text()).replaceAll((MatchResult found) -> {
            assertThat(real)
                    .as("this test must learn what %s stands for", found.group())
                    .containsKey(found.group(1));
            return real.get(found.group(1));
        });
    }

    private HttpResponse<String> call(TestBrowser browser, Route route) {
        String token = browser.token();
        String form = route.verb() == Verb.GET ? "" : "csrf=" + token;
        return browser.send(route.verb().name(), path(route), form, "Sec-Fetch-Site", "same-origin");
    }

    @Test
    void case096ThePositiveControlTheAdministratorReachesEveryOne() {
        assertThat(routes()).hasSizeGreaterThan(10);
        for (Route route : routes()) {
            HttpResponse<String> answer = call(root, route);
            assertThat(answer.statusCode())
                    .as(route.toString())
                    .isIn(route.verb() == Verb.GET ? List.of(200) : done(route));
            assertThat(location(answer)).doesNotStartWith("/signin");
        }
    }

    /** A form leads on, or comes back with what is wrong; what only looks shows what it found. */
    private static List<Integer> done(Route route) {
        String path = route.pattern().text();
        boolean looks = path.matches("/settings/(check|setup).*") || path.endsWith("/export");
        return looks ? List.of(200) : List.of(303, 422);
    }

    @Test
    void case096WhoIsNotSignedInOrNotAnyMoreReachesNone() {
        TestBrowser ended = admin();
        Map<String, String> kept = Map.copyOf(ended.cookies);
        assertThat(ended.post("/signout", Map.of()).statusCode()).isEqualTo(303);
        TestBrowser thief = portal.browser();
        thief.cookies.putAll(kept);
        TestBrowser idle = admin();
        for (TestBrowser browser : List.of(portal.browser(), thief)) {
            assertNobody(browser);
        }
        clock.advance(Duration.ofDays(8));
        assertNobody(idle);
    }

    private void assertNobody(TestBrowser browser) {
        for (Route route : routes()) {
            HttpResponse<String> answer = call(browser, route);
            assertThat(answer.statusCode()).as(route.toString()).isEqualTo(route.verb() == Verb.GET ? 303 : 401);
            if (route.verb() == Verb.GET) {
                assertThat(location(answer)).startsWith("/signin?return=");
            }
        }
        assertThat(module.secret).isEmpty();
    }

    @Test
    void case096WhoIsNoAdministratorHereReachesNone() {
        portal.user("anna", "correct horse", false);
        assertForbidden(portal.browser().signIn("anna", "correct horse"));

        // whatever somebody is at the outside service, here it is a user like any other
        UserId foreign = portal.user("foreign", "correct horse", false);
        portal.plugins.services.add(new TestService("office365", 10, foreign));
        TestBrowser outside = portal.browser();
        outside.post("/signin/office365", Map.of());
        outside.get("/signin/office365/callback?code=c&state=s");
        assertForbidden(outside);

        TestBrowser demoted = admin();
        portal.jdbi.useHandle(handle -> handle.execute("update portal_user set admin = false where login = 'root'"));
        assertForbidden(demoted);
    }

    private void assertForbidden(TestBrowser browser) {
        assertThat(browser.get("/profile").statusCode()).as("signed in").isEqualTo(200);
        for (Route route : routes()) {
            HttpResponse<String> answer = call(browser, route);
            assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain(KeyModule.PID, "User target");
        }
        assertThat(browser.get("/disk").body()).doesNotContain("href=\"/settings\"");
        assertThat(module.secret).isEmpty();
        assertThat(portal.portal.users().find(target).orElseThrow().enabled()).isTrue();
    }

    @Test
    void case096ASecretIsChangedOnlySoonAfterASignIn() {
        assertThat(root.post(SECRET, Map.of("secret", "one-aaaa")).statusCode()).isEqualTo(303);
        clock.advance(Duration.ofMinutes(16));
        List<Route> weighty = routes().stream()
                .filter(route -> route.pattern().text().contains("/secrets/"))
                .toList();
        assertThat(weighty).hasSize(2);
        for (Route route : weighty) {
            HttpResponse<String> answer = root.post(path(route), Map.of("secret", "two-bbbb"));
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(location(answer)).isEqualTo("/signin?return=%2Fsettings");
            assertThat(module.secret).contains("one-aaaa");
        }
        assertThat(root.get("/settings").statusCode())
                .as("looking is still possible")
                .isEqualTo(200);
        root = root.signIn("root", "battery staple");
        assertThat(location(root.post(SECRET, Map.of("secret", "two-bbbb")))).startsWith("/settings");
        assertThat(module.secret).contains("two-bbbb");
    }

    @Test
    void case095And096TheTrailTellsTheOldAndTheNewSecretApartAndNoPageShowsEither() {
        Instant before = clock.instant();
        root.post(SECRET, Map.of("secret", "one-aaaa"));
        root.post(SECRET, Map.of("secret", "two-bbbb"));
        HttpResponse<String> wrong = root.post(SECRET, Map.of("secret", "cccc"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("This cannot be a key.").doesNotContain("cccc");
        root.post(SECRET + "/remove", Map.of());
        List<String> trail = portal.jdbi.withHandle(
                handle -> handle.createQuery("select name, reason, details from portal_audit where happened >= :before"
                                + " and name like 'secret%' order by happened")
                        .bind("before", before)
                        .map((row, context) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                        .list());
        assertThat(trail).filteredOn(line -> line.startsWith("secret_change ")).hasSize(3);
        assertThat(trail)
                .filteredOn(line -> line.startsWith("secret_rotated"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("\"old\":\"\"", "\"new\":\"one\""),
                        line -> assertThat(line).contains("\"old\":\"one\"", "\"new\":\"two\""));
        assertThat(trail)
                .filteredOn(line -> line.startsWith("secret_change_fail MALFORMED"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"old\":\"two\"").doesNotContain("new"));
        assertThat(trail).filteredOn(line -> line.startsWith("secret_removed")).hasSize(1);
        for (String page : List.of("/settings", "/events", "/events?find=secret_rotated")) {
            assertThat(root.get(page).body()).doesNotContain("aaaa", "bbbb", "cccc");
        }
    }

    @Test
    void case100ASecretIsNotChangedWhenThatCannotBeWrittenDown() {
        root.post(SECRET, Map.of("secret", "one-aaaa"));
        portal.jdbi.useHandle(handle -> handle.execute("alter table portal_audit rename to away"));
        assertThat(root.post(SECRET, Map.of("secret", "two-bbbb")).statusCode()).isEqualTo(500);
        assertThat(root.post(SECRET + "/remove", Map.of()).statusCode()).isEqualTo(500);
        assertThat(module.secret).contains("one-aaaa");
    }

    @Test
    void s24AdministratorsSeeOnEveryPageThatSomethingIsToBeLookedAfter() {
        portal.user("anna", "correct horse", false);
        TestBrowser anna = portal.browser().signIn("anna", "correct horse");
        assertThat(root.get("/disk").body()).doesNotContain("class=\"badge\"");
        module.problems = List.of(new Problem("key", Text.of("It ends in 7 days.")), new Problem("", Text.of("Also.")));
        for (String page : List.of("/disk", "/profile", "/people", "/nothing/here")) {
            assertThat(root.get(page).body()).contains("class=\"badge\"", ">2<");
            assertThat(anna.get(page).body()).doesNotContain("class=\"badge\"");
        }
        assertThat(root.get("/disk", "Accept-Language", "ru").body()).contains("требует внимания");
        module.state = State.OFF;
        assertThat(root.get("/disk").body()).as("what is off asks for nothing").doesNotContain("class=\"badge\"");
        module.state = State.ON;
        module.problems = null;
        assertThat(root.get("/disk").statusCode()).as("a broken module").isEqualTo(200);
        assertThat(root.get("/disk").body()).contains("class=\"badge\"", ">1<");
    }

    private static String location(HttpResponse<String> answer) {
        Optional<String> location = answer.headers().firstValue("Location");
        return location.orElse("")
                .toLowerCase(Locale.ROOT)
                .replace("%2f", "%2F")
                .replace(portalless(location), "");
    }

    /** Redirects may be absolute. */
    private static String portalless(Optional<String> location) {
        return location.filter(address -> address.startsWith("http"))
                .map(address -> address.replaceFirst("(https?://[^/]+).*", "$1"))
                .orElse("\0");
    }
}
