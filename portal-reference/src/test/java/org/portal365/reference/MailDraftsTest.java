package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.OutgoingId;
import org.portal365.reference.mail.Draft;

/** M24, M27, cases 182 to 192: drafts as pages and scripts send them. */
class MailDraftsTest {
    private static final String ID = "draft-0123456789";
    private static final String ADDRESS = "/mail/draft/" + ID;

    private TestPortal portal;
    private UserId anna;
    private OneMailbox mailbox;
    private TestBrowser browser;
    private TestBrowser boris;

    @BeforeEach
    void start() {
        portal = new TestPortal();
        anna = portal.user("anna", "correct horse", false);
        UserId other = portal.user("boris", "battery staple", false);
        mailbox = new OneMailbox(anna, "anna@example.test");
        portal.plugins.mailboxes.add(mailbox);
        portal.plugins.mailboxes.add(new OneMailbox(other, "boris@example.test"));
        browser = portal.browser().signIn("anna", "correct horse");
        boris = portal.browser().signIn("boris", "battery staple");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Map<String, String> form(int edit, String text) {
        Map<String, String> form = new HashMap<>();
        form.put("from", mailbox.id() + " anna@example.test");
        form.put("to", "Vera <vera@example.test>");
        form.put("bcc", "gleb@example.test");
        form.put("subject", "Lunch");
        form.put("text", text);
        form.put("version", "0");
        form.put("page", "page");
        form.put("edit", String.valueOf(edit));
        return form;
    }

    private Draft kept() {
        return portal.portal.mail().drafts().find(anna, ID).orElseThrow();
    }

    private HttpResponse<String> put(String name, String bytes) {
        return browser.send(
                "PUT",
                ADDRESS + "/files?name=" + name + "&key=key-" + name,
                bytes,
                "X-CSRF-Token",
                browser.token(),
                "Sec-Fetch-Site",
                "same-origin");
    }

    @Test
    void m24WritesSavesAttachesAndSendsOnce() {
        assertThat(browser.post(ADDRESS + "/save", form(1, "one")).statusCode()).isEqualTo(204);
        assertThat(put("a.csv", "1;2").statusCode()).isEqualTo(201);
        assertThat(browser.get(ADDRESS + "/files").body()).contains("a.csv").doesNotContain("<html");
        assertThat(browser.get("/mail/drafts").body()).contains("Lunch");
        HttpResponse<String> sent = browser.post(ADDRESS + "/send", form(2, "two"));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(browser.post(ADDRESS + "/send", form(3, "three")).statusCode())
                .as("pressed twice")
                .isEqualTo(303);
        assertThat(mailbox.taken).hasSize(1);
        var outgoing = mailbox.taken.values().iterator().next();
        assertThat(outgoing.text()).isEqualTo("two");
        assertThat(outgoing.to()).containsExactly(new MailAddress("Vera", "vera@example.test"));
        assertThat(outgoing.bcc()).hasSize(1);
        assertThat(outgoing.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("a.csv"));
        assertThat(browser.get("/mail/drafts").body()).doesNotContain("Lunch");
    }

    @Test
    void case186KilledWhileItIsHandedOverItIsNeitherLostNorSentTwice() {
        mailbox.broken = true;
        assertThat(browser.post(ADDRESS + "/send", form(1, "one")).statusCode()).isEqualTo(500);
        assertThat(kept().stage()).isEqualTo(Draft.Stage.HANDING);
        mailbox.broken = false;
        assertThat(browser.get("/mail/box/" + mailbox.id()).statusCode()).isEqualTo(200);
        assertThat(mailbox.taken).hasSize(1);
        assertThat(portal.portal.mail().drafts().find(anna, ID).map(Draft::stage))
                .isNotEqualTo(Optional.of(Draft.Stage.HANDING));
    }

    @Test
    void case182WhatWasNotDeliveredIsChangedAndSentToTheOthers() {
        Map<String, String> form = form(1, "one");
        form.put("to", "vera@example.test, full@example.test");
        assertThat(browser.post(ADDRESS + "/send", form).statusCode()).isEqualTo(303);
        OutgoingId id = kept().outgoing().orElseThrow();
        mailbox.deliveries.add(new Delivery(
                id,
                mailbox.id(),
                "Lunch",
                Delivery.State.FAILED,
                List.of(
                        new Delivery.Recipient("vera@example.test", true, false, ""),
                        new Delivery.Recipient("full@example.test", false, true, "552 full")),
                Optional.of(Text.of("Not delivered")),
                Optional.empty(),
                Optional.empty()));
        assertThat(browser.get("/mail/box/" + mailbox.id()).body()).contains(ADDRESS + "/reopen", "552 full");
        assertThat(browser.post(ADDRESS + "/reopen", Map.of()).statusCode()).isEqualTo(303);
        assertThat(kept().text().to()).isEqualTo("full@example.test");
        Map<String, String> again = form(1, "two");
        again.put("version", String.valueOf(kept().version()));
        again.put("page", "another");
        assertThat(browser.post(ADDRESS + "/send", again).statusCode()).isEqualTo(303);
        assertThat(mailbox.taken).as("another message").hasSize(2);
    }

    @Test
    void case189OnlyOwnAddressesStandInFrom() {
        for (String from :
                List.of(mailbox.id() + " boss@example.test", "box-boris boris@example.test", "", "anna@example.test")) {
            Map<String, String> form = form(1, "one");
            form.put("from", from);
            assertThat(browser.post(ADDRESS + "/send", form).statusCode()).isEqualTo(403);
        }
        assertThat(mailbox.taken).isEmpty();
    }

    @Test
    void m24ADraftIsItsOwnersAlone() {
        assertThat(browser.post(ADDRESS + "/save", form(1, "one")).statusCode()).isEqualTo(204);
        assertThat(boris.get(ADDRESS).statusCode()).isEqualTo(404);
        assertThat(boris.get(ADDRESS + "/files").statusCode()).isEqualTo(404);
        assertThat(boris.get(ADDRESS + "/disk").statusCode()).isEqualTo(404);
        assertThat(boris.post(ADDRESS + "/discard", Map.of()).statusCode()).isEqualTo(303);
        assertThat(kept().text().text()).as("still there").isEqualTo("one");
        assertThat(browser.get(ADDRESS).statusCode()).isEqualTo(200);
    }

    @Test
    void m24AnotherWindowIsToldAndNothingTypedIsLost() {
        assertThat(browser.post(ADDRESS + "/save", form(1, "one")).statusCode()).isEqualTo(204);
        Map<String, String> window = form(1, "typed in the other window");
        window.put("page", "window");
        assertThat(browser.post(ADDRESS + "/save", window).statusCode()).isEqualTo(409);
        HttpResponse<String> answer = browser.post(ADDRESS + "/send", window);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("typed in the other window", "changed in another window");
        assertThat(mailbox.taken).isEmpty();
    }

    @Test
    void case192TheLimitIsSaidBeforeAnythingIsKept() {
        assertThat(browser.post(ADDRESS + "/save", form(1, "one")).statusCode()).isEqualTo(204);
        HttpResponse<String> answer = put("large.bin", "x".repeat((int) OneMailbox.LARGEST));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Too large");
        assertThat(put("empty.bin", "").statusCode()).as("an empty one goes").isEqualTo(201);
        assertThat(kept().files()).hasSize(1);
    }

    @Test
    void m24WhatIsNoAddressIsNamedAndTheTextStays() {
        Map<String, String> form = form(1, "precious");
        form.put("cc", "nobody, <script>@x");
        HttpResponse<String> answer = browser.post(ADDRESS + "/send", form);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This is not a mail address: nobody", "precious");
        assertThat(mailbox.taken).isEmpty();
    }
}
