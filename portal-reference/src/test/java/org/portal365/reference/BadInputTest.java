package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Verb;

/** S13: whatever is sent to whichever route, somebody is told something in words, and nothing is lost. */
class BadInputTest {
    private static final Pattern REFERENCE = Pattern.compile("<code>([A-Za-z0-9_-]{12})</code>");
    private static final List<String> IDS = List.of(
            "x", "00000000-0000-0000-0000-000000000000", "%D0%B9%F0%9F%92%A9", "a".repeat(300), "1%27%20or%201%3D1");
    private static final List<String> BODIES = List.of(
            "",
            "=&=&&&",
            "%25%zz=%",
            "name=&kind=&key=&secret=&value=",
            "name=" + "n".repeat(5_000),
            "{\"json\": true}");

    private static TestPortal portal;
    private static TestBrowser admin;

    @BeforeAll
    static void start() {
        portal = new TestPortal();
        portal.user("root", "correct horse", true);
        admin = portal.browser().signIn("root", "correct horse");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    /** All routes but those that end the session that the others need. */
    static Stream<Route> routes() {
        return portal.portal.router().table().stream()
                .filter(route -> !route.pattern().text().equals("/signout"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void isAnsweredInWords(Route route) {
        for (String id : IDS) {
            String path = route.pattern().text().replaceAll("\\{[^}]+}", id);
            if (route.verb() == Verb.GET) {
                assertAnswered(() -> admin.get(path));
                assertAnswered(() -> admin.get(path + "?return=//evil.test&sort=x&known=%F0%9F%92%A9"));
            } else {
                for (String body : BODIES) {
                    assertAnswered(() -> admin.send(
                            route.verb().name(), path, body + "&csrf=" + admin.token(), "X-CSRF-Token", admin.token()));
                }
            }
        }
        assertThat(admin.get("/profile").statusCode())
                .as("positive control: still signed in")
                .isEqualTo(200);
    }

    /** Also what is refused before any route: no path, no method, no servlet. */
    @ParameterizedTest
    @ValueSource(strings = {"/nothing/at/all", "/a%00b", "/a%ffb", "/a/%2e%2e/b", "/signin;jsessionid=ABC"})
    void isAnsweredInWordsWhereNothingIs(String path) {
        assertRefused(() -> admin.get(path));
        assertRefused(() -> admin.send("PATCH", path, ""));
        assertRefused(() -> admin.get(path, "X-Long", "a".repeat(20_000)));
    }

    private static void assertRefused(Supplier<HttpResponse<String>> request) {
        assertThat(assertAnswered(request).statusCode()).isBetween(400, 499);
    }

    /** Words for the user, and one line in the log whose reference is the page's. */
    private static HttpResponse<String> assertAnswered(Supplier<HttpResponse<String>> request) {
        TestLog log = TestLog.fromNow();
        HttpResponse<String> answer = request.get();
        assertAnswered(answer);
        if (answer.statusCode() >= 400) {
            assertThat(log.lines())
                    .as(answer.uri().toString())
                    .singleElement()
                    .asString()
                    .contains("status " + answer.statusCode());
            Matcher shown = REFERENCE.matcher(answer.body());
            if (shown.find()) {
                assertThat(log.lines().get(0)).contains(shown.group(1));
            }
        } else {
            assertThat(log.lines()).as("positive control: nothing to say").isEmpty();
        }
        return answer;
    }

    private static void assertAnswered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri().toString()).isNotIn(500, 501, 502);
        assertThat(answer.body()).doesNotContain("Exception", "at org.");
        if (answer.statusCode() >= 400) {
            assertThat(answer.body().strip())
                    .as("a sentence for " + answer.uri())
                    .isNotEmpty();
        }
    }
}
