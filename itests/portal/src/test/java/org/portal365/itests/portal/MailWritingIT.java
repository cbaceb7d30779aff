package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** M07, M24, M28, M29 in the browser: drafts with files, counters, search, SMTP switched off. */
class MailWritingIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String UNREAD = "header.bar [data-unread]:not([hidden])";
    private static final String LATER = "#later";

    private static final Product PRODUCT = Product.fresh("mail-writing");
    private static Sandbox sandbox;
    private static PortalNode portal;
    private static Person anna;
    private static Person boris;

    @BeforeAll
    static void start() {
        sandbox = PRODUCT.sandbox();
        portal = PRODUCT.portal(sandbox);
        anna = connected(ANNA);
        boris = connected(BORIS);
    }

    @AfterAll
    static void stop() {
        anna.close();
        boris.close();
        portal.close();
        sandbox.close();
    }

    @AfterEach
    void asShipped() throws Exception {
        sandbox.control("reset", "");
    }

    private static Person connected(String who) {
        Person person = new Person(portal).signIn(who);
        person.browser().see("header.bar a[href='/mail']");
        person.browser().click("header.bar a[href='/mail']").click("#connect-office365");
        person.browser().settles("[data-account='" + who + "']", "#accept", "#mail");
        if (person.browser().has("[data-account='" + who + "']")) {
            person.choose(who);
        } else {
            person.agree();
        }
        person.browser().see("#mail");
        return person;
    }

    private static Browser mail(Person person) {
        return person.browser().go(portal.address("/mail")).settles("#mail");
    }

    private static void open(Browser browser, String subject) {
        browser.waitFor(By.partialLinkText(subject));
        browser.go(java.net.URI.create(
                browser.driver().findElement(By.partialLinkText(subject)).getAttribute("href")));
        browser.see("#reply");
    }

    private static void write(Person from, String to, String subject, String text) {
        mail(from).click("#write").type("input[name=to]", to).type("input[name=subject]", subject);
        from.browser().type("textarea[name=text]", text);
    }

    @Test
    void m24AnAnswerWithAFileSurvivesAClosedTabAndArrivesWithIt() throws Exception {
        write(boris, ANNA, "Figures wanted", "The figures of November, please.");
        boris.browser().click("#send").see("#mail");

        open(mail(anna), "Figures wanted");
        anna.browser().click("#reply").see("textarea[name=text]").sendKeys("Here they are. ");
        Path file = Files.writeString(PRODUCT.folder().resolve("Figures – ноябрь.csv"), "1;2;3\n".repeat(100_000));
        anna.browser().driver().findElement(By.id("attach")).sendKeys(file.toString());
        anna.browser().reads("Files that go along").reads("Draft saved.");
        assertThat(anna.browser().address().getPath()).as("a reload shows it").startsWith("/mail/draft/");

        // The tab is closed right after the last words.
        anna.browser().see("textarea[name=text]").sendKeys("Last words. ");
        anna.browser().go(portal.address("/disk"));
        mail(anna).click("#drafts").reads("Re: Figures wanted");
        anna.browser()
                .driver()
                .findElement(By.partialLinkText("Re: Figures wanted"))
                .click();
        assertThat(anna.browser().see("textarea[name=text]").getAttribute("value"))
                .contains("Here they are.", "Last words.", "> The figures of November");
        anna.browser().reads("ноябрь.csv").click("#send").see("#mail");

        open(mail(boris), "Re: Figures wanted");
        boris.browser().reads("Last words.").reads("ноябрь.csv");
        assertThat(mail(anna).has("#drafts")).as("the draft is gone").isFalse();

        open(mail(boris), "Re: Figures wanted");
        boris.browser().click("#forward").see("input[name=to]");
        boris.browser().reads("ноябрь.csv");
        assertThat(boris.browser().see("input[name=subject]").getAttribute("value"))
                .isEqualTo("Fwd: Re: Figures wanted");
        boris.browser().type("input[name=to]", "nobody").click("#send").reads("This is not a mail address: nobody");
        boris.browser().type("input[name=to]", ANNA).click("#send").see("#mail");
        open(mail(anna), "Fwd: Re: Figures");
        anna.browser().reads("ноябрь.csv");
        assertThat(anna.browser().complaints()).isEmpty();
    }

    @Test
    void a12MailPagesAreNotWiderThanTheScreen() {
        for (int width : List.of(1280, 360)) {
            Browser browser = mail(anna).width(width);
            assertThat(browser.tooWide()).as("mailbox at %d", width).isLessThanOrEqualTo(0);
            browser.click("#write").see("#send");
            assertThat(browser.tooWide()).as("message at %d", width).isLessThanOrEqualTo(0);
            browser.type("input[name=to]", BORIS).click("#later").see("#drafts");
            browser.go(portal.address("/mail/drafts")).see("table.mails a");
            assertThat(browser.tooWide()).as("drafts at %d", width).isLessThanOrEqualTo(0);
            browser.click("table.mails a").see("#discard");
            ((JavascriptExecutor) browser.driver()).executeScript("window.confirm = () => true");
            browser.click("#discard").see("#mail");
        }
        anna.browser().width(1280);
    }

    @Test
    void m28TheCounterRisesOnEveryPageWithoutReload() {
        mail(anna).click("#watch button").reads("Do not tell me of new mail");
        anna.browser().go(portal.address("/disk"));
        String before = anna.browser().has(UNREAD)
                ? anna.browser().see(UNREAD + " > span").getText()
                : "0";
        write(boris, ANNA, "Counted", "One more.");
        boris.browser().click("#send").see("#mail");
        String next = String.valueOf(Integer.parseInt(before) + 1);
        anna.browser().waitFor(By.xpath("//header//*[@data-unread and not(@hidden)]/span[1][text()='" + next + "']"));
        // The notices are told by and by, not with the counter.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> anna.browser()
                        .go(portal.address("/mail"))
                        .settles("#mail")
                        .text()
                        .contains("New mail, the latest from"));
    }

    @Test
    void m29FindsMailByItsWords() {
        write(boris, ANNA, "Обед завтра", "Встретимся в столовой у окна.");
        boris.browser().click("#send").see("#mail");
        mail(anna).reads("Обед завтра");
        for (String words : List.of("столов", "обед окна")) {
            // Words are taken in beside the bringing in: within a second or two.
            for (int i = 0; i < 20; i++) {
                mail(anna)
                        .type("#search input[name=q]", words)
                        .submit("#search button")
                        .see("#search-end");
                if (anna.browser().has("table.mails")) {
                    break;
                }
            }
            assertThat(anna.browser().text()).contains("Обед завтра");
        }
        mail(anna)
                .type("#search input[name=q]", "nowheretobefound")
                .submit("#search button")
                .reads("Nothing found.");
    }

    @Test
    void m07SmtpSwitchedOffIsAskedOnceAndGoesThroughGraph() throws Exception {
        sandbox.control("switches", "{\"smtpAuthDisabled\":\"true\"}");
        write(boris, ANNA, "By another way", "Through Graph.");
        boris.browser().click("#send").reads("Sending by SMTP is switched off in your organisation.");
        boris.browser().click("[data-action=other_way]");
        boris.browser().settles(".delivery form[action='/connect'] button", ".delivery[data-state=SENT]");
        if (boris.browser().has(".delivery form[action='/connect'] button")) {
            boris.browser().click(".delivery form[action='/connect'] button");
            boris.browser().settles("[data-account]", "#accept", "#mail");
            if (boris.browser().has("[data-account]")) {
                boris.choose(BORIS);
            } else {
                boris.agree();
            }
        }
        boris.browser().reads("Sent through Microsoft Graph");
        mail(anna).reads("By another way");

        write(boris, ANNA, "By that way again", "Not asked again.");
        boris.browser().click("#send");
        mail(anna).reads("By that way again");
        assertThat(mail(boris).text()).doesNotContain("Your decision");
    }

    @Test
    void m24SaveAndCloseKeepsItAndDiscardForgetsIt() {
        write(anna, BORIS, "Thought better of it", "Perhaps tomorrow.");
        anna.browser().click(LATER).see("#drafts");
        anna.browser().click("#drafts").reads("Thought better of it");
        anna.browser()
                .driver()
                .findElement(By.partialLinkText("Thought better"))
                .click();
        anna.browser().see("#discard").click();
        anna.browser().driver().switchTo().alert().accept();
        anna.browser().see("#mail");
        anna.browser().go(portal.address("/mail/drafts"));
        assertThat(anna.browser().text()).doesNotContain("Thought better of it");
    }
}
