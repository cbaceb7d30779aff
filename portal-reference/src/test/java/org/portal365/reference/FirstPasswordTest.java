package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.UserId;
import org.portal365.reference.user.FirstAdministrator;
import org.portal365.reference.user.LocalAccounts;

/** S31: the first password is changed in the profile, and its file goes with it. */
class FirstPasswordTest {
    private static final String NEXT = "correct horse battery";

    private TestPortal portal;
    private String first;
    private TestBrowser admin;

    @BeforeEach
    void start() throws IOException {
        portal = new TestPortal();
        first = Files.readString(portal.passwordFile()).strip();
        admin = portal.browser().signIn("admin", first);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void s31TheFileGoesWithTheFirstPassword() {
        TestBrowser elsewhere = portal.browser().signIn("admin", first);
        assertThat(change("a guess", NEXT, NEXT).body()).contains("The present password is wrong.");
        assertThat(change(first, "short", "short").statusCode()).isEqualTo(422);
        assertThat(change(first, NEXT, NEXT + "x").body()).contains("not the same");
        assertThat(portal.passwordFile()).as("positive control").exists();

        HttpResponse<String> done = change(first, NEXT, NEXT);

        assertThat(done.headers().firstValue("Location")).contains("/profile?done=password");
        assertThat(portal.passwordFile()).doesNotExist();
        assertThat(admin.get("/profile").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/profile").statusCode())
                .as("other sessions end")
                .isEqualTo(303);
        Map<String, String> old = Map.of("login", "admin", "password", first);
        assertThat(portal.browser().post("/signin/local", old).statusCode()).isEqualTo(403);
        assertThat(portal.browser().signIn("admin", NEXT).get("/settings").statusCode())
                .isEqualTo(200);
    }

    @Test
    void s31TheFileOfAPasswordThatIsOverGoesAtTheNextStart() throws IOException {
        portal.portal.prepare();
        assertThat(portal.passwordFile()).as("positive control").exists();
        change(first, NEXT, NEXT);
        Files.writeString(portal.passwordFile(), first + "\n"); // killed before it was deleted
        portal.portal.prepare();
        assertThat(portal.passwordFile()).doesNotExist();
    }

    @Test
    void s31ANodeKilledBeforeTheFileHadItsNameLeavesThePassword() throws IOException {
        Path own = portal.passwordFile().resolveSibling(portal.passwordFile().getFileName() + ".1");
        Files.move(portal.passwordFile(), own);
        Files.writeString(own.resolveSibling(portal.passwordFile().getFileName() + ".2"), "of a slower node\n");
        portal.portal.prepare();
        assertThat(portal.passwordFile()).hasContent(first);
        try (var files = Files.list(own.getParent())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("initial-admin-password.")))
                    .isEmpty();
        }
    }

    @RepeatedTest(5)
    void s31NodesThatStartAtOnceLeaveOnePasswordThatOpens(@TempDir Path shared) throws Exception {
        LocalAccounts accounts = new LocalAccounts(portal.jdbi, Clock.systemUTC());
        portal.jdbi.useHandle(handle -> handle.execute("update portal_user set login = null, admin = false"));
        FirstAdministrator node = new FirstAdministrator(accounts, shared.resolve("initial-admin-password"));
        CyclicBarrier together = new CyclicBarrier(4);
        Callable<Void> start = () -> {
            together.await();
            node.ensure();
            return null;
        };
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> started : nodes.invokeAll(Collections.nCopies(4, start))) {
                started.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(accounts.check("admin", Files.readString(node.file()).strip()))
                .isPresent();
        try (var files = Files.list(shared)) {
            assertThat(files).containsExactly(node.file());
        }
    }

    @Test
    void guessingThePresentPasswordIsSlowedDown() {
        for (int i = 0; i < 10; i++) {
            change("guess " + i, NEXT, NEXT);
        }
        assertThat(change(first, NEXT, NEXT).statusCode()).isEqualTo(429);
    }

    @Test
    void whoHasNoPasswordGetsNoneByChanging() {
        UserId user = portal.user("boris", "correct horse", false);
        portal.jdbi.useHandle(
                handle -> handle.execute("update portal_user set password = null where id = ?", user.value()));
        TestBrowser boris = portal.signedIn(user);
        HttpResponse<String> answer =
                boris.post("/profile/password", Map.of("present", "", "next", NEXT, "again", NEXT));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(boris.get("/profile").body()).doesNotContain("/profile/password");
        assertThat(admin.get("/profile").body()).as("positive control").contains("/profile/password");
    }

    private HttpResponse<String> change(String present, String next, String again) {
        return admin.post("/profile/password", Map.of("present", present, "next", next, "again", again));
    }
}
