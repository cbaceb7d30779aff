package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.memory.MovableClock;
import org.portal365.persistence.TestDatabases;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Verb;

/** How sessions live and end. */
class SessionsTest {
    private static final Pattern ELSEWHERE = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");

    private final MovableClock clock = MovableClock.create();
    private TestPortal portal;
    private UserId anna;
    private TestBrowser desk;

    @BeforeEach
    void start() {
        portal = new TestPortal(0, clock, TestDatabases.h2());
        anna = portal.user("anna", "correct horse", false);
        portal.user("root", "battery staple", true);
        desk = portal.browser().signIn("anna", "correct horse");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void case051AnIdleSessionEndsAndAUsedOneLastsNoLongerThanTwelveHours() {
        TestBrowser idle = portal.browser().signIn("anna", "correct horse");
        for (int minutes = 0; minutes < 11 * 60 + 40; minutes += 20) {
            assertThat(signedIn(desk)).as("in use, after %s min", minutes).isTrue();
            clock.advance(Duration.ofMinutes(20));
            if (minutes == 0) {
                assertThat(signedIn(idle)).as("positive control: 20 minutes").isTrue();
            }
        }
        assertThat(signedIn(idle)).as("idle for over 30 minutes").isFalse();
        assertThat(signedIn(desk)).isTrue();
        clock.advance(Duration.ofMinutes(25));
        assertThat(signedIn(desk)).as("12 hours are over, though it was in use").isFalse();
        assertThat(portal.portal.sessions().sweep()).isEqualTo(2);
    }

    @Test
    void aUserSeesAndEndsSessionsElsewhere() {
        TestBrowser phone = portal.browser().signIn("anna", "correct horse");
        String page = desk.get("/profile").body();
        assertThat(page).contains("This browser", "with a password of the portal", "127.0.0.1");
        String other = elsewhere(page);
        assertThat(desk.post("/profile/sessions/end", Map.of("session", other)).statusCode())
                .isEqualTo(303);
        assertThat(signedIn(phone)).isFalse();
        assertThat(signedIn(desk)).isTrue();

        TestBrowser second = portal.browser().signIn("anna", "correct horse");
        TestBrowser third = portal.browser().signIn("anna", "correct horse");
        desk.post("/profile/sessions/end-others", Map.of());
        assertThat(signedIn(second) || signedIn(third)).isFalse();
        assertThat(signedIn(desk)).isTrue();
    }

    @Test
    void case075NobodyEndsTheSessionOfSomebodyElse() {
        portal.user("eve", "eavesdropper", false);
        TestBrowser eve = portal.browser().signIn("eve", "eavesdropper");
        TestBrowser phone = portal.browser().signIn("anna", "correct horse");
        String other = elsewhere(desk.get("/profile").body());
        eve.post("/profile/sessions/end", Map.of("session", other));
        assertThat(signedIn(phone)).isTrue();
        assertThat(eve.post("/people/" + anna + "/sessions/end-all", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(signedIn(phone)).isTrue();
        desk.post("/profile/sessions/end", Map.of("session", other));
        assertThat(signedIn(phone)).as("positive control").isFalse();
    }

    @Test
    void case053AnAdministratorEndsOneSessionAndAll() {
        TestBrowser phone = portal.browser().signIn("anna", "correct horse");
        TestBrowser root = portal.browser().signIn("root", "battery staple");
        assertThat(root.get("/people?find=ANNA").body()).contains("/people/" + anna);
        assertThat(root.get("/people?find=%25").body()).contains("Nobody was found");
        root.post(
                "/people/" + anna + "/sessions/end",
                Map.of("session", elsewhere(desk.get("/profile").body())));
        assertThat(signedIn(phone)).isFalse();
        assertThat(signedIn(desk)).isTrue();
        root.post("/people/" + anna + "/sessions/end-all", Map.of());
        assertThat(signedIn(desk)).isFalse();
        assertThat(root.get("/events?find=session_ended").body()).contains("User root", "by: administrator");
        assertThat(desk.get("/events").statusCode()).isEqualTo(303);
    }

    @Test
    void case052ADisabledUserIsOutAtOnceAndComesInAgainWhenEnabled() {
        TestBrowser root = portal.browser().signIn("root", "battery staple");
        String person = "/people/" + anna;
        assertThat(root.post(person + "/disable", Map.of("why", " ")).statusCode())
                .isEqualTo(422);
        assertThat(signedIn(desk)).isTrue();
        root.post(person + "/disable", Map.of("why", "left the company"));
        assertThat(signedIn(desk)).isFalse();
        TestBrowser again = portal.browser();
        Map<String, String> right = Map.of("login", "anna", "password", "correct horse");
        assertThat(again.post("/signin/local", right).statusCode()).isEqualTo(403);
        assertThat(root.get(person).body()).contains("Disabled: left the company");
        root.post(person + "/enable", Map.of());
        assertThat(again.post("/signin/local", right).statusCode()).isEqualTo(303);
    }

    @Test
    void anAdministratorCannotDisableThemselvesAndProvesWhoTheyAreForOthers() {
        TestBrowser root = portal.browser().signIn("root", "battery staple");
        UserId own = portal.portal.accounts().check("root", "battery staple").orElseThrow();
        assertThat(root.post("/people/" + own + "/disable", Map.of("why", "x")).statusCode())
                .isEqualTo(422);
        assertThat(signedIn(root)).isTrue();
        clock.advance(Duration.ofMinutes(16));
        HttpResponse<String> late = root.post("/people/" + anna + "/disable", Map.of("why", "x"));
        assertThat(late.headers().firstValue("Location")).contains("/signin?return=%2Fpeople%2F" + anna);
        assertThat(portal.portal.users().find(anna).orElseThrow().enabled()).isTrue();
    }

    @Test
    void s27SignOutLeadsOverTheServiceThatTheSessionBeganWith() {
        TestService service = new TestService("office365", 10, anna);
        portal.plugins.services.add(service);
        TestBrowser browser = portal.browser();
        browser.post("/signin/office365", Map.of());
        browser.get("/signin/office365/callback?code=c&state=s");
        assertThat(signedIn(browser)).isTrue();
        service.signOut = Optional.of(URI.create("https://login.office365.example/logout"));
        assertThat(desk.post("/signout", Map.of()).headers().firstValue("Location"))
                .as("this one began with a password")
                .contains("/signedout");
        assertThat(browser.post("/signout", Map.of()).headers().firstValue("Location"))
                .contains("https://login.office365.example/logout");
        assertThat(signedIn(browser)).isFalse();
        assertThat(browser.get("/signedout").body()).contains("You are signed out");
    }

    @Test
    void case060NoGetSignsOut() {
        assertThat(desk.get("/signout").statusCode()).isEqualTo(405);
        assertThat(desk.send("POST", "/signout", "", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(signedIn(desk)).isTrue();
        desk.post("/signout", Map.of());
        assertThat(signedIn(desk)).as("positive control").isFalse();
    }

    @Test
    void case047NoSessionComesFromTheAddress() {
        String value = desk.cookies.get("portal");
        TestBrowser thief = portal.browser();
        for (String path : List.of("/profile;jsessionid=" + value, "/profile;portal=" + value)) {
            assertThat(thief.get(path).statusCode()).isEqualTo(404);
        }
        assertThat(thief.get("/profile?jsessionid=" + value + "&portal=" + value)
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.get("/disk").body())
                .as("positive control")
                .contains("My files")
                .doesNotContain(value);
    }

    @Test
    void case048TheOldValueOpensNoRouteAfterASignIn() {
        String old = desk.cookies.get("portal");
        desk.signIn("anna", "correct horse");
        TestBrowser planted = portal.browser();
        planted.cookies.put("portal", old);
        List<Route> guarded = portal.portal.router().table().stream()
                .filter(route -> route.verb() == Verb.GET && route.caller() == Caller.USER)
                .toList();
        assertThat(guarded).hasSizeGreaterThan(5).allSatisfy(route -> {
            String path = route.pattern().text().replaceAll("\\{[^}]+}", "some-id");
            assertThat(planted.get(path).statusCode()).as(path).isEqualTo(303);
            assertThat(desk.get(path).statusCode()).as("positive control").isNotEqualTo(303);
        });
    }

    @Test
    void case049NoRequestDuringTheSignOutOutlivesIt() throws Exception {
        String value = desk.cookies.get("portal");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> during = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                TestBrowser parallel = portal.browser();
                parallel.cookies.put("portal", value);
                during.add(pool.submit(() -> parallel.get("/profile").statusCode()));
            }
            desk.post("/signout", Map.of());
            for (Future<Integer> answer : during) {
                assertThat(answer.get()).isIn(200, 303);
            }
        } finally {
            pool.shutdown();
        }
        TestBrowser late = portal.browser();
        late.cookies.put("portal", value);
        assertThat(signedIn(late)).isFalse();
    }

    @Test
    void case050EverySignInGivesAValueOfItsOwn() {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            TestBrowser browser = i == 0 ? desk : desk.signIn("anna", "correct horse");
            assertThat(values.add(browser.cookies.get("portal"))).isTrue();
            desk.post("/signout", Map.of());
        }
    }

    @Test
    void case064ASessionInAnotherBrowserGoesOnAndIsWrittenDownOnce() {
        for (int i = 0; i < 3; i++) {
            assertThat(desk.get("/profile", "User-Agent", "Stranger/1.0").statusCode())
                    .isEqualTo(200);
        }
        assertThat(desk.get("/profile").body()).contains("Another browser has used it too");
        TestBrowser root = portal.browser().signIn("root", "battery staple");
        String events = root.get("/events?find=session_used_by_another_browser").body();
        assertThat(events.split("Stranger/1.0", -1)).as("one event").hasSize(2);
        assertThat(root.get("/profile").body()).as("positive control").doesNotContain("Another browser");
    }

    private static boolean signedIn(TestBrowser browser) {
        return browser.get("/profile").statusCode() == 200;
    }

    private static String elsewhere(String page) {
        Matcher matcher = ELSEWHERE.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
