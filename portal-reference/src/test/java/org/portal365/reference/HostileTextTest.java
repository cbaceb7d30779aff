package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.mail.Delivery;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Problem;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.Notice;

/** Case 68: what others say of themselves, and what plug-ins say, is shown as text, in forty dangerous ways. */
class HostileTextTest {
    private static final List<String> TEXTS = texts();

    private static TestPortal portal;
    private static OwnedThings things;
    private static UserId anna;
    private static TestBrowser browser;
    private static TestBrowser root;

    @BeforeAll
    static void fill() {
        portal = new TestPortal();
        anna = portal.user("anna", "correct horse", false);
        things = new OwnedThings(portal, anna, "anna@example.test");
        browser = portal.signedIn(anna);
        root = portal.signedIn(portal.user("root", "battery staple", true));
        KeyModule module = new KeyModule();
        module.problems =
                TEXTS.stream().map(text -> new Problem("key", Text.of(text))).toList();
        module.checks = Stream.concat(
                        TEXTS.stream().map(text -> new KeyModule.OneCheck(text, context -> Finding.ok(Text.of("ok")))),
                        TEXTS.stream()
                                .map(text -> new KeyModule.OneCheck(
                                        "a check", context -> Finding.failed(Text.of(text), Text.of(text)))))
                .map(org.portal365.api.module.Check.class::cast)
                .toList();
        portal.plugins.modules.add(module);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static List<String> texts() {
        try (InputStream in = HostileTextTest.class.getResourceAsStream("hostile.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Positive control: where nothing is escaped, each of them is more than text. */
    @Test
    void case068EachOfThemIsDangerous() {
        assertThat(TEXTS)
                .hasSize(40)
                .allSatisfy(text -> assertThat(
                                marks("<p>" + text + "</p><input value=\"" + text + "\"><input value='" + text + "'>"))
                        .isPositive());
    }

    private static int marks(String page) {
        return Jsoup.parse(page).select(".pwned, [pwned]").size();
    }

    private static void assertText(TestBrowser who, String path, List<String> shown) {
        var answer = who.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertText(path, answer.body(), shown);
    }

    private static void assertText(String path, String body, List<String> shown) {
        assertThat(marks(body)).as("elements on " + path).isZero();
        Document page = Jsoup.parse(body);
        StringBuilder all = new StringBuilder(page.wholeText());
        for (Element element : page.getAllElements()) {
            element.attributes().forEach(attribute -> all.append('\n').append(attribute.getValue()));
        }
        assertThat(shown)
                .as("shown on " + path)
                .allSatisfy(text -> assertThat(all).contains(text));
    }

    @Test
    void case068InMail() {
        for (String text : TEXTS) {
            things.mailbox()
                    .deliveries
                    .add(new Delivery(
                            new org.portal365.api.mail.OutgoingId("id-" + text.hashCode()),
                            things.mailbox().id(),
                            text,
                            Delivery.State.FAILED,
                            List.of(new Delivery.Recipient(text, false, true, text)),
                            Optional.of(Text.of(text)),
                            Optional.empty(),
                            Optional.empty()));
        }
        for (String text : TEXTS) {
            things.says(text);
            String message = "/mail/message/" + things.fresh("message");
            assertText(browser, message, List.of(text));
        }
        assertText(browser, "/mail/box/" + things.mailbox().id(), TEXTS);
    }

    @Test
    void case068InAccountsAndNotices() {
        for (String text : TEXTS) {
            things.accounts().add(anna, text);
            portal.portal
                    .disk()
                    .notices()
                    .tell(new Notice("n" + text.hashCode(), anna, Text.of(text), Optional.empty()));
        }
        assertText(browser, "/profile", TEXTS);
        assertText(root, "/people/" + anna, TEXTS);
        assertText(browser, "/disk", List.of());
        assertThat(Jsoup.parse(browser.get("/disk").body()).select(".notice"))
                .as("positive control: there are some")
                .isNotEmpty();
    }

    @Test
    void case068InWhatModulesSay() {
        assertText(root, "/settings", TEXTS);
        assertText(root, "/settings/check", TEXTS);
        for (int number = TEXTS.size(); number < 2 * TEXTS.size(); number++) {
            String path = "/settings/check/" + KeyModule.PID + "/" + number;
            var answer = root.send("POST", path, "", "X-CSRF-Token", root.token());
            assertText(path, answer.body(), List.of(TEXTS.get(number - TEXTS.size())));
        }
    }

    @Test
    void case068InTheAuditTrail() {
        for (String text : TEXTS) {
            portal.portal
                    .audit()
                    .record(new AuditEvent("test", Optional.of(anna), Optional.of(text), text, Map.of("detail", text)));
        }
        assertText(root, "/events", TEXTS);
    }
}
