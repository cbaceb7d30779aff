package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.memory.MovableClock;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.NewUser;
import org.portal365.api.portal.Profile;
import org.portal365.persistence.TestDatabases;

/** S33: what is written down of what happens, and what does not happen when it cannot be written down. */
class AuditTest {
    private final MovableClock clock = MovableClock.create();
    private TestPortal portal;
    private UserId anna;
    private TestBrowser desk;
    private TestBrowser root;

    @BeforeEach
    void start() {
        portal = new TestPortal(0, clock, TestDatabases.h2());
        anna = portal.user("anna", "correct horse", false);
        portal.user("root", "battery staple", true);
        portal.plugins.services.add(new TestService("office365", 10, anna));
        desk = portal.browser().signIn("anna", "correct horse");
        root = portal.browser().signIn("root", "battery staple");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void case100EveryStepLeavesItsEventOnce() {
        assertEvents(() -> signIn(portal.browser(), "wrong"), "authn_login_fail");
        assertEvents(() -> signIn(portal.browser(), "correct horse"), "authn_login_success", "session_created");
        TestBrowser outside = portal.browser();
        outside.post("/signin/office365", Map.of());
        // that somebody signed in there, the service has written down itself
        assertEvents(() -> outside.get("/signin/office365/callback?code=c&state=s"), "session_created");
        assertEvents(() -> outside.post("/signout", Map.of()), "session_ended");
        ExternalIdentity identity =
                new ExternalIdentity("office365", "tenant", UUID.randomUUID().toString());
        portal.portal.links().link(anna, identity);
        assertEvents(() -> desk.post("/profile/unlink", form(identity)), "user_unlinked");
        assertEvents(() -> desk.post("/profile/sessions/end-others", Map.of()), "session_ended");
        assertEvents(() -> root.post("/people/" + anna + "/sessions/end-all", Map.of()), "session_ended");
        assertEvents(() -> root.post("/people/" + anna + "/disable", Map.of("why", "left")), "user_disabled");
        assertEvents(() -> root.post("/people/" + anna + "/enable", Map.of()), "user_enabled");
        assertEvents(
                () -> root.post("/settings/org.portal365.portal", Map.of("disk.external.services", "false")),
                "sys_config_changed");
    }

    @Test
    void case100WhatIsRefusedLeavesNoEventOfSuccess() {
        assertEvents(() -> desk.post("/people/" + anna + "/disable", Map.of("why", "x")));
        assertEvents(() -> desk.send("POST", "/signout", "", "Sec-Fetch-Site", "cross-site"));
    }

    @Test
    void case100WhatCannotBeWrittenDownDoesNotHappen() {
        portal.jdbi.useHandle(handle -> handle.execute("alter table portal_audit rename to away"));
        TestBrowser late = portal.browser();
        assertThat(signIn(late, "correct horse").statusCode()).isEqualTo(500);
        assertThat(late.cookies).doesNotContainKey("portal");
        assertThat(root.post("/people/" + anna + "/disable", Map.of("why", "x")).statusCode())
                .isEqualTo(500);
        assertThat(portal.portal.users().find(anna).orElseThrow().enabled()).isTrue();
        assertThat(root.post("/settings/org.portal365.portal", Map.of("disk.external.services", "false"))
                        .statusCode())
                .isEqualTo(500);
        List<String> settings = portal.jdbi.withHandle(handle -> handle.createQuery("select name from portal_setting")
                .mapTo(String.class)
                .list());
        assertThat(settings).isEmpty();
        portal.jdbi.useHandle(handle -> handle.execute("alter table away rename to portal_audit"));
        assertThat(signIn(late, "correct horse").statusCode())
                .as("positive control")
                .isEqualTo(303);
    }

    @Test
    void case099NothingThatIsSentMakesALineOfItsOwnOrIsEvaluated() throws Exception {
        try (ServerSocket sink = new ServerSocket(0)) {
            sink.setSoTimeout(300);
            String lure = "${jndi:ldap://127.0.0.1:" + sink.getLocalPort() + "/x}";
            String evil = lure + "\r\n1970-01-01 INFO audit - FORGED \u001b[31m\u2028FORGED";
            TestLog log = TestLog.fromNow();
            portal.browser().post("/signin/local", Map.of("login", evil, "password", evil));
            TestBrowser outside = portal.browser();
            outside.post("/signin/office365", Map.of());
            outside.get("/signin/office365/callback?error=" + encoded(evil) + "&error_description=" + encoded(evil)
                    + "&state=" + encoded(evil));
            portal.browser().get("/" + encoded(evil));
            root.post("/people/" + anna + "/disable", Map.of("why", evil));
            desk.get("/profile", "User-Agent", lure + " FORGED");
            UserId named = portal.portal
                    .users()
                    .register(new NewUser(Profile.named(evil), new ExternalIdentity("office365", "t", "s"), Set.of()))
                    .optional()
                    .orElseThrow();
            root.post("/people/" + named + "/disable", Map.of("why", "x"));
            assertThat(log.audit())
                    .as("positive control: there is something to see")
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(line -> assertThat(line).contains("{\"at\":"));
            assertThat(log.lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).startsWith("[").doesNotContain("FORGED", "\u001b"));
            assertThat(catchThrowable(sink::accept)).as("nobody calls").isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a09WhoeverListensGetsEachEventOnceAfterItIsKeptAndCannotUndoIt() {
        List<String> heard = new ArrayList<>();
        portal.plugins.auditCopies.add((event, happened, remote) -> {
            int kept = portal.jdbi.withHandle(handle -> handle.createQuery(
                            "select count(*) from portal_audit where name = :name and happened = :happened")
                    .bind("name", event.name())
                    .bind("happened", happened)
                    .mapTo(Integer.class)
                    .one());
            heard.add(event.name() + " " + kept + " " + remote.orElse("") + " "
                    + event.reference().length());
            throw new IllegalStateException("planted");
        });
        assertEvents(() -> signIn(portal.browser(), "wrong"), "authn_login_fail");
        assertThat(heard).containsExactly("authn_login_fail 1 127.0.0.1 12");
        portal.jdbi.useHandle(handle -> handle.execute("alter table portal_audit rename to away"));
        assertThat(signIn(portal.browser(), "correct horse").statusCode()).isEqualTo(500);
        assertThat(heard).as("what is not kept is not told").hasSize(1);
    }

    /** The events of one step: who, what, when, from where, by which reference, and why not. */
    private void assertEvents(Runnable step, String... names) {
        clock.advance(Duration.ofSeconds(1));
        Instant now = clock.instant();
        step.run();
        List<Row> rows =
                portal.jdbi.withHandle(handle -> handle.createQuery("select * from portal_audit where happened >= :now")
                        .bind("now", now)
                        .map((row, context) -> new Row(
                                row.getString("name"),
                                Optional.ofNullable(row.getString("reason")),
                                row.getString("reference"),
                                row.getString("remote")))
                        .list());
        assertThat(rows).extracting(Row::name).containsExactlyInAnyOrder(names);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.remote()).isEqualTo("127.0.0.1");
            assertThat(row.reference()).hasSize(12);
            assertThat(row.reason().isPresent()).isEqualTo(row.name().endsWith("_fail"));
        });
    }

    private static HttpResponse<String> signIn(TestBrowser browser, String password) {
        return browser.post("/signin/local", Map.of("login", "anna", "password", password));
    }

    private static Map<String, String> form(ExternalIdentity identity) {
        return Map.of("provider", identity.provider(), "tenant", identity.tenant(), "subject", identity.subject());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Row(String name, Optional<String> reason, String reference, String remote) {}
}
