package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.endpoint.Kind;
import org.portal365.api.memory.MovableClock;
import org.portal365.persistence.TestDatabases;

/** S34: who begins sign-ins by the thousand is slowed down, and nobody else. */
class FloodTest {
    private final MovableClock clock = MovableClock.create();
    private TestPortal portal;
    private TestBrowser browser;

    @BeforeEach
    void start() {
        portal = new TestPortal(0, clock, TestDatabases.h2());
        portal.plugins.services.add(new TestService("office365", 10, portal.user("anna", "correct horse", false)));
        browser = portal.browser();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void case023And098OneAddressIsSlowedDownAndOthersAreNot() {
        String token = browser.token();
        for (int i = 0; i < 60; i++) {
            assertThat(begin(token, "198.51.100.7").statusCode())
                    .as("start %s", i)
                    .isEqualTo(303);
        }
        HttpResponse<String> refused = begin(token, "198.51.100.7");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(refused.body()).contains("too often");
        assertThat(begin(token, "198.51.100.8").statusCode())
                .as("somebody else")
                .isEqualTo(303);
        clock.advance(Duration.ofSeconds(2));
        assertThat(begin(token, "198.51.100.7").statusCode())
                .as("after the wait")
                .isEqualTo(303);
    }

    @Test
    void theLimitIsASetting() {
        portal.set(Map.of("signin.per.minute", "2"));
        String token = browser.token();
        assertThat(begin(token, "198.51.100.7").statusCode()).isEqualTo(303);
        assertThat(begin(token, "198.51.100.7").statusCode()).isEqualTo(303);
        assertThat(begin(token, "198.51.100.7").statusCode()).isEqualTo(429);
        portal.set(Map.of("signin.per.minute", "3"));
        assertThat(begin(token, "198.51.100.7").statusCode())
                .as("with the next request")
                .isEqualTo(303);
    }

    @Test
    void case098OnlyAProxyOfOursSaysWhoCalls() {
        portal.set(Map.of("signin.per.minute", "1"));
        String token = browser.token();
        assertThat(begin(token, "203.0.113.1, 198.51.100.7").statusCode()).isEqualTo(303);
        assertThat(begin(token, "203.0.113.2, 198.51.100.7").statusCode())
                .as("what a caller puts in front changes nothing")
                .isEqualTo(429);
        assertThat(begin(token, "<script>").statusCode())
                .as("no address: the proxy itself")
                .isEqualTo(303);
        assertThat(begin(token, "unknown").statusCode()).isEqualTo(429);
        portal.set(Map.of("signin.per.minute", "1", "trusted.proxies", "198.51.100.7"));
        assertThat(begin(token, "203.0.113.3, 198.51.100.7").statusCode())
                .as("behind a second proxy of ours")
                .isEqualTo(303);
        assertThat(begin(token, "203.0.113.3, 198.51.100.7").statusCode()).isEqualTo(429);
    }

    @Test
    void case098AnswersAndEndpointsAreSlowedDownToo() {
        portal.set(Map.of("signin.per.minute", "3"));
        portal.plugins.endpoints.add(new TestEndpoint("office365", "logout", Kind.FRAMED));
        portal.plugins.endpoints.add(new TestEndpoint("office365", "hook", Kind.MACHINE));
        for (String path : List.of("/signin/office365/callback?state=x&code=y", "/plugin/office365/logout?sid=1")) {
            for (int i = 0; i < 3; i++) {
                assertThat(get(path, "198.51.100.7")).as(path).isNotEqualTo(429);
            }
            assertThat(get(path, "198.51.100.7")).as(path).isEqualTo(429);
            assertThat(get(path, "198.51.100.8")).as("somebody else: " + path).isNotEqualTo(429);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(get("/plugin/office365/hook", "198.51.100.7"))
                    .as("machines have a limit of their own")
                    .isEqualTo(200);
        }
    }

    private int get(String path, String forwardedFor) {
        return browser.send("GET", path, "", "X-Forwarded-For", forwardedFor).statusCode();
    }

    private HttpResponse<String> begin(String token, String forwardedFor) {
        return browser.send(
                "POST",
                "/signin/office365",
                "csrf=" + token,
                "Sec-Fetch-Site",
                "same-origin",
                "X-Forwarded-For",
                forwardedFor);
    }
}
