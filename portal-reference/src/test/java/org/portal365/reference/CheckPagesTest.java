package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Finding;

/** "Check everything" as an administrator sees it. */
class CheckPagesTest {
    private final KeyModule module = new KeyModule();
    private TestPortal portal;
    private TestBrowser root;
    private UserId id;

    @BeforeEach
    void start() {
        portal = new TestPortal();
        portal.plugins.modules.add(module);
        id = portal.user("root", "battery staple", true);
        root = portal.browser().signIn("root", "battery staple");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private HttpResponse<String> line(int number) {
        return root.send("POST", "/settings/check/" + KeyModule.PID + "/" + number, "", "X-CSRF-Token", root.token());
    }

    @Test
    void a05ThePageNamesEachLineAndTriesNothingByItself() {
        AtomicReference<CheckContext> ran = new AtomicReference<>();
        module.checks = List.of(new KeyModule.OneCheck("The drive", context -> {
            ran.set(context);
            return Finding.ok(Text.of("It is there."));
        }));
        assertThat(root.get("/settings").body()).contains("href=\"/settings/check\"");
        assertThat(root.get("/settings/check").body())
                .contains("The drive", "not yet", "data-line=\"/settings/check/" + KeyModule.PID + "/0\"");
        assertThat(ran.get()).isNull();
        assertThat(line(0).body()).contains("The drive", "It is there.").doesNotContain("<html");
        assertThat(ran.get().user()).contains(id);
    }

    @Test
    void a05EachLineSaysWhatIsWrongAndWhatToDoWithTheReference() {
        module.checks = List.of(
                new KeyModule.OneCheck(
                        "Consent",
                        context -> Finding.failed(Text.of("Refused."), Text.of("Permit it."))
                                .withReference("4f1c-request")),
                new KeyModule.OneCheck("Broken", context -> {
                    throw new IllegalStateException("planted");
                }),
                new KeyModule.OneCheck("Last", context -> Finding.ok(Text.of("Works."))),
                new KeyModule.OneCheck("Idle", context -> Finding.skipped(Text.of("Waits."), Text.of("Connect."))));
        HttpResponse<String> all = root.post("/settings/check", Map.of());
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body())
                .contains(
                        "Refused.",
                        "What to do: Permit it.",
                        "4f1c-request",
                        "Works.",
                        "Lines to see to: 2. Not tried: 1.")
                .contains("The check itself failed (IllegalStateException)")
                .doesNotContain("planted");
        assertThat(line(1).statusCode()).isEqualTo(200);
        assertThat(line(7).statusCode()).isEqualTo(404);
    }

    @Test
    void case068WhatAServiceSaysIsShownAsText() {
        String evil = "<img src=x onerror=alert(1)>";
        module.checks = List.of(new KeyModule.OneCheck(
                evil, context -> Finding.failed(Text.of(evil), Text.of(evil)).withReference(evil)));
        for (HttpResponse<String> answer :
                List.of(root.get("/settings/check"), root.post("/settings/check", Map.of()), line(0))) {
            assertThat(answer.body()).contains("&lt;img").doesNotContain("<img src=x");
        }
    }
}
