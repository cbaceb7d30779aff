package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.mail.Recognised;

/** M03, M11, M13: pages of mailboxes, by what their plug-in says. */
class MailboxPagesTest {
    private TestPortal portal;
    private UserId anna;
    private UserId other;
    private OneMailbox mailbox;
    private TestBrowser browser;
    private TestBrowser boris;

    @BeforeEach
    void start() {
        portal = new TestPortal();
        anna = portal.user("anna", "correct horse", false);
        other = portal.user("boris", "battery staple", false);
        mailbox = new OneMailbox(anna, "anna@example.test");
        portal.plugins.mailboxes.add(mailbox);
        browser = portal.browser().signIn("anna", "correct horse");
        boris = portal.browser().signIn("boris", "battery staple");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private String page() {
        return browser.get("/mail/box/" + mailbox.id()).body();
    }

    @Test
    void m13TheFirstReadingShowsHowMuchIsStillToCome() {
        assertThat(page()).contains("newest first").doesNotContain("<progress");
        mailbox.left = 3760;
        assertThat(page()).contains("<progress value=\"0\" max=\"3760\"", "3,760");
        mailbox.left = 0;
        assertThat(page()).doesNotContain("<progress");
    }

    @Test
    void m11WhomItIsSharedWithSeesItButNeitherSettingsNorWatches() {
        String address = "/mail/box/" + mailbox.id();
        assertThat(boris.get(address).statusCode()).isEqualTo(404);
        mailbox.sharedWith.add(other);
        String seen = boris.get(address).body();
        assertThat(seen).contains("anna@example.test").doesNotContain(address + "/settings", address + "/watch");
        assertThat(boris.get(address + "/settings").statusCode()).isEqualTo(404);
        assertThat(boris.post(address + "/watch", Map.of("on", "1")).statusCode())
                .isEqualTo(404);
        for (String action : new String[] {"test", "sync", "share", "unshare"}) {
            assertThat(boris.post(address + "/settings/" + action, Map.of("who", "boris"))
                            .statusCode())
                    .as(action)
                    .isEqualTo(404);
        }
        assertThat(browser.get(address + "/settings").statusCode())
                .as("the owner's")
                .isEqualTo(200);
        assertThat(browser.post(address + "/watch", Map.of("on", "1")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void m03WhatCannotBeConnectedIsSaidBesideTheAddress() {
        assertThat(browser.post("/mail/recognise", Map.of("address", "anna@nowhere.example"))
                        .statusCode())
                .as("no plug-in, no answer")
                .isEqualTo(503);
        portal.plugins.mailRecognitions.add(address ->
                new Recognised(address, Optional.empty(), Optional.empty(), Text.of("Nobody knows <" + address + ">")));
        var answer = browser.post("/mail/recognise", Map.of("address", "anna@nowhere.example"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Nobody knows &lt;anna@nowhere.example");
    }
}
