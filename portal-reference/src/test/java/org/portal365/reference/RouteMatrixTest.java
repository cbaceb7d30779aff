package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.api.endpoint.Kind;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Verb;

/** What holds for every route; the routes come from the table itself, so none can be forgotten. */
class RouteMatrixTest {
    private static TestPortal portal;
    private static TestBrowser anna;
    private static TestBrowser boris;
    private static TestBrowser anonymous;

    @BeforeAll
    static void start() {
        portal = new TestPortal();
        portal.user("anna", "correct horse", false);
        portal.user("boris", "battery staple", false);
        anna = portal.browser().signIn("anna", "correct horse");
        boris = portal.browser().signIn("boris", "battery staple");
        anonymous = portal.browser();
        anonymous.get("/signin");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    static Stream<Route> routes() {
        return portal.portal.router().table().stream();
    }

    static Stream<Route> guarded() {
        return routes().filter(Route::csrf);
    }

    private static String path(Route route) {
        return route.pattern().text().replaceAll("\\{[^}]+}", "some-id");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void case073And074EveryAnswerCarriesTheHeaders(Route route) {
        for (TestBrowser browser : List.of(anonymous, anna)) {
            assertHeaders(browser.send(route.verb().name(), path(route), ""));
        }
    }

    @Test
    void case072And074ErrorsCarryTheHeadersToo() {
        assertHeaders(anonymous.get("/nothing/at/all"));
        assertHeaders(anonymous.get("/a%00b"));
        assertHeaders(anonymous.get("/signin", "X-Long", "a".repeat(20_000)));
        assertHeaders(anonymous.get("/a%ffb"));
        assertHeaders(anonymous.get("/a/%2e%2e/b"));
        assertHeaders(anonymous.get("/signin;jsessionid=ABC"));
        assertHeaders(anonymous.send("PATCH", "/signin", ""));
        assertHeaders(anonymous.send("TRACE", "/signin", ""));
        assertThat(anonymous.send("TRACE", "/signin", "").statusCode()).isEqualTo(405);
        assertThat(anonymous.send("TRACE", "/signin", "").headers().firstValue("Connection"))
                .contains("close");
        assertHeaders(anonymous.send("POST", "/signin/local", "a".repeat(300_000)));
        assertHeaders(anonymous.get("/signin", "Host", "evil.test"));
    }

    private static void assertHeaders(HttpResponse<String> answer) {
        Headers.assertThere(answer, "frame-ancestors 'none'");
    }

    /** A service's page for a front-channel sign-out is framed by the service; nothing else is framed by others. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void case072OnlyEndpointsForFramesMayBeFramed(Kind kind) {
        portal.plugins.endpoints.add(new TestEndpoint("test", kind.name(), kind));
        HttpResponse<String> answer = anonymous.get("/plugin/test/" + kind.name());
        assertThat(answer.statusCode()).isEqualTo(200);
        Headers.assertThere(answer, kind == Kind.FRAMED ? "frame-ancestors *" : "frame-ancestors 'none'");
        Map<String, String> own = Map.of("Content-Security-Policy", "default-src 'none'; sandbox");
        portal.plugins.endpoints.add(new TestEndpoint("test", "own", Kind.MACHINE, own));
        Headers.assertThere(anonymous.get("/plugin/test/own"), "frame-ancestors 'none'");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void case067NothingChangesWithoutTheTokenOfThisBrowser(Route route) {
        String verb = route.verb().name();
        String good = anna.token();
        String foreign = boris.token();
        String[] fromPortal = {"Sec-Fetch-Site", "same-origin"};
        assertRefused(anna.send(verb, path(route), "", fromPortal));
        assertRefused(anna.send(verb, path(route), "csrf=", fromPortal));
        assertRefused(anna.send(verb, path(route), "csrf=" + foreign, fromPortal));
        assertRefused(anna.send(verb, path(route), "csrf=" + anonymous.token(), fromPortal));
        assertRefused(anna.send(verb, path(route), "csrf=" + good, "Sec-Fetch-Site", "cross-site"));
        assertRefused(anna.send(verb, path(route), "csrf=" + good, "Sec-Fetch-Site", "same-site"));
        assertRefused(anna.send(verb, path(route), "csrf=" + good, "Origin", "null"));
        assertRefused(anna.send(verb, path(route), "csrf=" + good, "Origin", "http://evil.test"));
        assertRefused(anna.send(verb, path(route), "csrf=" + good, "Origin", "http://localhost:1"));
        assertRefused(anna.send(verb, path(route), "csrf=" + good, "Sec-Fetch-Site", "none"));
        String token = TestBrowser.encode(Map.of("csrf", good));
        assertRefused(anna.send(verb, path(route) + "?" + token, "", fromPortal));
        assertRefused(anna.sendAs("text/plain", verb, path(route), "csrf=" + good));
        assertRefused(anna.sendAs("application/json", verb, path(route), "{\"csrf\": \"" + good + "\"}"));
        assertThat(anna.get("/profile").statusCode()).isEqualTo(200);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void case067ThePositiveControlsPass() {
        Map<String, String> form = Map.of("name", "Anna", "language", "");
        assertThat(anna.post("/profile", form).statusCode()).isEqualTo(303);
        String body = "name=Anna&language=&csrf=" + anna.token();
        String origin = portal.address().toString();
        assertThat(anna.send("POST", "/profile", body, "Origin", origin).statusCode())
                .isEqualTo(303);
        assertThat(anna.send("POST", "/profile", "name=Anna", "X-CSRF-Token", anna.token())
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void callersWithoutTheRightAreStopped(Route route) {
        int status = anonymous.send(route.verb().name(), path(route), "").statusCode();
        if (route.caller() != Caller.ANYONE) {
            assertThat(status).isEqualTo(route.verb() == Verb.GET ? 303 : 401);
        }
        if (route.caller() == Caller.ADMIN) {
            assertThat(anna.send(route.verb().name(), path(route), "csrf=" + anna.token())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void everyChangeIsGuardedButTheAddressesOfPrograms() {
        assertThat(routes().filter(route -> route.verb() != Verb.GET && !route.csrf()))
                .allSatisfy(route -> assertThat(route.pattern().text()).isEqualTo("/plugin/{plugin}/{name}"));
        assertThat(routes().filter(route -> route.verb() != Verb.GET && route.csrf()))
                .hasSizeGreaterThan(8);
    }

    @Test
    void errorPageNamesTheReferenceAndNothingOfTheRequest() {
        HttpResponse<String> answer = anna.get("/%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("give this reference").doesNotContain("alert");
        Optional<String> allow = anna.send("DELETE", "/profile", "").headers().firstValue("Allow");
        assertThat(allow).contains("GET, POST");
    }
}
