package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** M02, M13, M22, M24, M25: a mailbox connected in three clicks, read, and written from. */
class MailIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String CONNECT = "#connect-office365";

    private static final Product PRODUCT = Product.fresh("mail");
    private static Sandbox sandbox;
    private static PortalNode portal;

    @BeforeAll
    static void start() {
        sandbox = PRODUCT.sandbox();
        portal = PRODUCT.portal(sandbox);
    }

    @AfterAll
    static void stop() {
        portal.close();
        sandbox.close();
    }

    /** Mail, Connect, Accept: the person is signed in at Microsoft already. */
    private static Person connected(String who) {
        Person person = new Person(portal);
        person.signIn(who).browser().see("header.bar a[href='/mail']");
        person.browser().click("header.bar a[href='/mail']").settles(CONNECT, "#mail");
        if (person.browser().has("#mail")) {
            return person;
        }
        person.browser().click(CONNECT);
        person.browser().settles("[data-account='" + who + "']", "#accept", "#mail");
        if (person.browser().has("[data-account='" + who + "']")) {
            person.browser().click("[data-account='" + who + "']").settles("#accept", "#mail");
        }
        if (person.browser().has("#accept")) {
            person.browser().click("#accept");
        }
        person.browser().see("#mail");
        return person;
    }

    @Test
    void m25ReadsAMessageWhoseHtmlDoesNothingUnasked() {
        try (Person anna = connected(ANNA)) {
            Browser browser = anna.browser();
            browser.reads("Welcome to your mailbox").reads("News of November");
            browser.driver().findElement(By.partialLinkText("News of November")).click();
            browser.reads("This message has pictures from elsewhere");
            WebDriver frame = browser.driver().switchTo().frame(browser.see("iframe.mail"));
            assertThat(frame.findElement(By.tagName("body")).getText())
                    .as("the message itself is shown")
                    .contains("The canteen opens at eight.");
            assertThat(frame.findElements(By.tagName("script"))).isEmpty();
            assertThat(frame.findElements(By.cssSelector("img[src^=http]"))).isEmpty();
            browser.driver().switchTo().defaultContent();
            assertThat(browser.driver().getTitle()).contains("News of November").doesNotContain("taken over");
            assertThat(browser.network())
                    .as("nothing was fetched from the sender")
                    .noneMatch(event -> event.contains("news.contoso.example/canteen.png"));

            browser.click("#pictures").see("iframe.mail");
            frame = browser.driver().switchTo().frame(browser.see("iframe.mail"));
            assertThat(frame.findElements(By.cssSelector("img[src='https://news.contoso.example/canteen.png']")))
                    .as("asked for, they are there")
                    .hasSize(1);
            browser.driver().switchTo().defaultContent();
            assertThat(browser.has("a[href*='/part/']")).isTrue();
        }
    }

    @Test
    void m24AnswersAMessageAndTheAnswerArrivesOnce() {
        try (Person boris = connected(BORIS);
                Person anna = connected(ANNA)) {
            boris.browser().click("#write");
            boris.browser().type("input[name=to]", ANNA).type("input[name=subject]", "Lunch – café?");
            boris.browser().type("textarea[name=text]", "At noon?\n.\nBoris").click("#send");
            boris.browser().see("#mail");

            anna.browser().reads("Lunch – café?");
            anna.browser().driver().findElement(By.partialLinkText("Lunch")).click();
            anna.browser().reads("At noon?").click("#reply");
            assertThat(anna.browser().see("input[name=to]").getAttribute("value"))
                    .isEqualTo(BORIS);
            assertThat(anna.browser().see("input[name=subject]").getAttribute("value"))
                    .isEqualTo("Re: Lunch – café?");
            anna.browser().click("#send").see("#mail");

            boris.browser().reads("Re: Lunch – café?");
            boris.browser()
                    .driver()
                    .findElement(By.partialLinkText("Re: Lunch"))
                    .click();
            boris.browser().reads("> At noon?");

            anna.browser().click("nav.folders a[href*='Sent']").reads("Re: Lunch");
            assertThat(anna.browser().driver().findElements(By.partialLinkText("Re: Lunch")))
                    .as("one copy among the sent ones")
                    .hasSize(1);
            List<String> complaints = anna.browser().complaints();
            assertThat(complaints).isEmpty();
        }
    }
}
