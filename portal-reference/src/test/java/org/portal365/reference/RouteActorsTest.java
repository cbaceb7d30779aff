package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.api.UserId;
import org.portal365.api.endpoint.Kind;
import org.portal365.reference.web.Verb;

/** Every route and every kind of caller; what is expected is in routes.txt, and no route is without its line. */
class RouteActorsTest {
    private static TestPortal portal;
    private static OwnedThings annas;
    private static UserId anna;
    private static UserId boris;
    private static UserId root;
    private static String borisFrom;

    @BeforeAll
    static void start() {
        portal = new TestPortal();
        anna = portal.user("anna", "correct horse", false);
        boris = portal.user("boris", "battery staple", false);
        root = portal.user("root", "battery staple", true);
        portal.set(Map.of("signin.per.minute", 100_000));
        OneMailbox other = new OneMailbox(boris, "boris@example.test");
        borisFrom = other.id() + " boris@example.test";
        annas = new OwnedThings(portal, anna, "anna@example.test");
        portal.plugins.mailboxes.add(other);
        portal.plugins.modules.add(new KeyModule());
        portal.plugins.services.add(new TestService("test", 1, anna));
        portal.plugins.endpoints.add(new TestEndpoint("test", "machine", Kind.MACHINE));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    static Stream<Expectation> all() {
        return Expectation.all().stream();
    }

    static Stream<Expectation> owning() {
        return Expectation.owning();
    }

    @Test
    void case067And075And096NoRouteIsWithoutItsLine() {
        Set<String> declared = all().map(Expectation::line).collect(Collectors.toCollection(TreeSet::new));
        Set<String> real = portal.portal.router().table().stream()
                .map(Expectation::line)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(real).as("say in routes.txt who may call a new route").isEqualTo(declared);
        assertThat(all().filter(route -> route.path().contains("{id}") && !route.owned()))
                .as("whose id is it?")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void case075And096WhoIsNotSignedInGetsNowhere(Expectation route) {
        if (route.who().equals("anyone") || route.who().equals("machine")) {
            return;
        }
        String path = route.ask(annas::fresh).path();
        TestBrowser ended = portal.signedIn(root);
        portal.portal.sessions().endAll(root);
        for (TestBrowser nobody : List.of(portal.browser(), portal.halfway(anna), portal.halfway(root), ended)) {
            HttpResponse<String> answer = nobody.send(route.verb().name(), path, "");
            assertThat(answer.statusCode()).isEqualTo(route.verb() == Verb.GET ? 303 : 401);
            assertThat(answer.body()).doesNotContain(OwnedThings.SECRET);
            if (route.verb() == Verb.GET) {
                assertThat(answer.headers().firstValue("Location").orElseThrow())
                        .startsWith("/signin?return=");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void case096OnlyAdministratorsPassWhereOnlyTheyMay(Expectation route) {
        if (route.who().equals("admin")) {
            HttpResponse<String> answer = send(portal.signedIn(boris), route.ask(annas::fresh), "");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain(OwnedThings.SECRET);
        }
    }

    /** The same status, the same page: a stranger cannot tell an id of somebody's from none. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("owning")
    void case075ForeignIdsLookLikeNoIds(Expectation route) {
        if (route.who().equals("admin")) {
            return;
        }
        Expectation.Asked real = route.ask(annas::fresh);
        for (UserId stranger : List.of(boris, root)) {
            TestBrowser browser = portal.signedIn(stranger);
            HttpResponse<String> foreign = send(browser, real, borisFrom);
            assertThat(foreign.body()).doesNotContain(OwnedThings.SECRET);
            if (route.is("taken")) {
                assertThat(foreign.statusCode()).isIn(403, 404, 409);
                continue;
            }
            Expectation.Asked nobodys = route.ask(Expectation::nobodys);
            HttpResponse<String> none = send(browser, nobodys, borisFrom);
            assertThat(foreign.statusCode()).isEqualTo(none.statusCode());
            assertThat(plain(foreign, real)).isEqualTo(plain(none, nobodys));
            assertThat(foreign.headers().firstValue("Location"))
                    .isEqualTo(none.headers().firstValue("Location"));
            assertThat(foreign.statusCode()).isEqualTo(route.is("blind") ? 303 : 404);
        }
        assertThat(send(portal.signedIn(anna), real, annas.from()).statusCode())
                .as("positive control: its owner, after all of them")
                .isLessThan(400);
    }

    /** Positive control of everything above, and the headers of what is really shown. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void case072And073And074WhoMayIsAnsweredWithTheHeaders(Expectation route) {
        TestBrowser browser = switch (route.who()) {
            case "admin" -> portal.signedIn(root);
            case "user" -> portal.signedIn(anna);
            default -> portal.browser();
        };
        HttpResponse<String> answer = send(browser, route.ask(annas::fresh), annas.from());
        route.answers()
                .ifPresentOrElse(
                        status -> assertThat(answer.statusCode()).isEqualTo(status),
                        () -> assertThat(answer.statusCode()).isLessThan(400));
        Headers.assertThere(answer, route.ancestors());
        boolean page = route.verb() == Verb.GET
                && answer.statusCode() == 200
                && answer.body().contains("<html lang=");
        assertThat(page).as("a whole page").isEqualTo(route.is("page"));
    }

    @Test
    void case074WhatNoRouteDoesIsRefusedByItsMethod() {
        Map<String, Set<Verb>> verbs = new HashMap<>();
        all().forEach(route ->
                verbs.computeIfAbsent(route.path(), path -> new HashSet<>()).add(route.verb()));
        for (TestBrowser browser : List.of(portal.browser(), portal.signedIn(anna), portal.signedIn(root))) {
            all().forEach(route -> {
                String path = route.anyPath();
                for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")) {
                    boolean known = Stream.of(Verb.values())
                            .filter(verb -> verb.name().equals(method))
                            .anyMatch(verb -> Expectation.routed(verb, path));
                    if (!known) {
                        HttpResponse<String> answer = browser.send(method, path, "");
                        assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
                        assertThat(answer.headers().firstValue("Allow").orElseThrow())
                                .doesNotContain(method);
                        Headers.assertThere(answer, "frame-ancestors 'none'");
                    }
                }
                if (!Expectation.headed(path)) {
                    assertThat(browser.send("HEAD", path, "").statusCode())
                            .as("HEAD " + path)
                            .isEqualTo(405);
                }
            });
        }
    }

    /** With the token of the browser, and with whatever any form of the portal asks for. */
    private static HttpResponse<String> send(TestBrowser browser, Expectation.Asked asked, String from) {
        if (asked.verb() == Verb.GET) {
            return browser.get(asked.path());
        }
        Map<String, String> form = new HashMap<>(Map.of("kind", "TEXT", "from", from, "on", "1", "why", "x"));
        form.put("name", UUID.randomUUID() + ".docx");
        form.put("key", UUID.randomUUID().toString());
        form.put("who", "boris");
        form.putAll(asked.form());
        String token = browser.token();
        String body = asked.verb() == Verb.PUT ? "x" : TestBrowser.encode(form);
        return browser.send(
                asked.verb().name(), asked.path(), body, "X-CSRF-Token", token, "Sec-Fetch-Site", "same-origin");
    }

    /** The page without what is another in each answer. */
    private static String plain(HttpResponse<String> answer, Expectation.Asked asked) {
        String body = answer.body().replaceAll("<code>[^<]*</code>", "");
        for (String id : asked.ids()) {
            body = body.replace(id, "");
        }
        return body;
    }
}
