package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.Text;
import org.portal365.api.memory.MovableClock;
import org.portal365.api.module.Finding;
import org.portal365.persistence.TestDatabases;

/** A08: what monitoring reads, and who may. */
class MonitorPagesTest {
    private final MovableClock clock = MovableClock.create();
    private final KeyModule module = new KeyModule();
    private TestPortal portal;
    private TestBrowser scraper;
    private Path file;

    @BeforeEach
    void start() {
        portal = new TestPortal(0, clock, TestDatabases.h2());
        portal.plugins.modules.add(module);
        portal.plugins.metrics.add(() -> "office365_calls_total 7\n");
        scraper = portal.browser();
        file = portal.passwordFile().resolveSibling("monitor-token");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private HttpResponse<String> with(String path, String token) {
        return scraper.get(path, "Authorization", "Bearer " + token);
    }

    private String token() throws IOException {
        return Files.readString(file).strip();
    }

    @Test
    void a08WhoHasTheTokenOfTheFileReadsTheNumbers() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        HttpResponse<String> answer = with("/metrics", token());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body()).isEqualTo("office365_calls_total 7\n");
        Files.writeString(file, "a".repeat(43));
        assertThat(with("/metrics", "a".repeat(43)).statusCode())
                .as("a new token needs no restart")
                .isEqualTo(200);
    }

    @Test
    void a08TheyAreNotForThePublic() throws IOException {
        portal.user("anna", "correct horse", false);
        portal.user("root", "battery staple", true);
        TestBrowser anna = portal.browser().signIn("anna", "correct horse");
        TestBrowser root = portal.browser().signIn("root", "battery staple");
        for (String path : List.of("/metrics", "/health/checks")) {
            assertThat(scraper.get(path).statusCode()).isEqualTo(401);
            assertThat(with(path, "").statusCode()).isEqualTo(401);
            assertThat(with(path, token() + "x").statusCode()).isEqualTo(401);
            assertThat(anna.get(path).statusCode()).isEqualTo(403);
            assertThat(root.get(path).statusCode()).as("positive control").isEqualTo(200);
        }
        Files.delete(file);
        assertThat(with("/metrics", "").statusCode()).isEqualTo(401);
    }

    @Test
    void a08HealthChecksFailWhenALineDoesAndAreNotTriedForEachAsker() throws IOException {
        AtomicInteger ran = new AtomicInteger();
        module.checks = List.of(
                new KeyModule.OneCheck("Sign-in", context -> {
                    ran.incrementAndGet();
                    return Finding.ok(Text.of("Works."));
                }),
                new KeyModule.OneCheck("Drive", context -> {
                    assertThat(context.user()).isEmpty();
                    return Finding.skipped(Text.of("Nobody."), Text.of(""));
                }));
        assertThat(with("/health/checks", token()).statusCode()).isEqualTo(200);
        module.checks = List.of(
                new KeyModule.OneCheck("Key", context -> Finding.failed(Text.of("It has expired."), Text.of("New."))));
        assertThat(with("/health/checks", token()).body()).contains("Sign-in: Works.");
        assertThat(ran).hasValue(1);
        clock.advance(Duration.ofSeconds(31));
        HttpResponse<String> answer = with("/health/checks", token());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("FAILED   org.portal365.key/0  Key: It has expired.");
    }
}
