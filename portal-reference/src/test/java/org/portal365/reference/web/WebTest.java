package org.portal365.reference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.api.UserId;
import org.portal365.api.portal.Profile;
import org.portal365.reference.start.StartPages;

class WebTest {
    private static TestWeb web;

    @BeforeAll
    static void start() {
        web = new TestWeb(0);
        Profile anna = new Profile(
                "<b>Анна</b>", Optional.empty(), Optional.empty(), Optional.of(Locale.forLanguageTag("ru-RU")));
        CurrentUser user = new CurrentUser(new UserId("u1"), anna, false, "s1", Instant.EPOCH);
        Visitors visitors = (cookie, request) -> cookie.equals("good") ? Optional.of(user) : Optional.empty();
        web.serve(List.of(new StartPages(), WebTest::failing), web.portal(), visitors, Set::of);
    }

    /** Pages that fail as a store does, by the SQLSTATE in the address. */
    private static List<Route> failing() {
        return List.of(Route.get("/failing/{state}", Caller.ANYONE, request -> {
            throw new IllegalStateException(new SQLException("words of a driver", request.variable("state")));
        }));
    }

    @ParameterizedTest
    @CsvSource({"08001, 503", "57P01, 503", "23505, 500"})
    void case153ADatabaseThatIsAwayIsNoMistakeOfThePortal(String state, int status) {
        HttpResponse<String> page = web.get("/failing/" + state);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).doesNotContain("words of a driver");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void startPageGreetsTheUserInTheirLanguageAndEscapesTheName() {
        HttpResponse<String> page = web.get("/", "Cookie", "portal=good");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"ru\"", "Здравствуйте, &lt;b&gt;Анна&lt;/b&gt;");
    }

    @Test
    void anonymousReaderIsSentToTheSignInPage() {
        HttpResponse<String> page = web.get("/");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/signin?return=%2F");
    }

    @Test
    void case015UnknownHostIsRefused() {
        assertThat(web.get("/", "Host", "evil.test").statusCode()).isEqualTo(421);
        assertThat(web.get("/health", "Host", "10.0.0.7").statusCode()).isEqualTo(200);
    }

    @Test
    void assetsAreKeptByBrowsersUnderTheirHashOnly() {
        HttpResponse<String> page = web.get("/nothing-here");
        String address = page.body().replaceAll("(?s).*href=\"(/assets/[^\"]*portal.css)\".*", "$1");
        assertThat(web.get(address).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(web.get("/assets/other/portal.css").headers().firstValue("Cache-Control"))
                .contains("no-cache");
        assertThat(web.get("/assets/x/../words.properties").statusCode()).isEqualTo(404);
    }
}
