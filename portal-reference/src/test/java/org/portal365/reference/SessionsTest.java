package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.memory.MovableClock;
import org.portal365.persistence.TestDatabases;

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

    private static boolean signedIn(TestBrowser browser) {
        return browser.get("/profile").statusCode() == 200;
    }

    private static String elsewhere(String page) {
        Matcher matcher = ELSEWHERE.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
