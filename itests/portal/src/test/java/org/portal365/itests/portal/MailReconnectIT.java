package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** M20 in the browser: a grant that is dead is said once, and Reconnect goes on where reading stopped. */
class MailReconnectIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String RECONNECT = "#mail .problem form[action='/connect'] button";
    private static final String REFRESH = "form[action$='/refresh'] button";
    private static final String SIGN_IN = "Sign in to Microsoft again, so that the mail of " + ANNA;

    private static final Product PRODUCT = Product.fresh("mail-reconnect");
    private static Sandbox sandbox;
    private static PortalNode portal;

    @BeforeAll
    static void start() throws Exception {
        sandbox = PRODUCT.sandbox();
        portal = PRODUCT.portal(sandbox);
        // Access tokens live shorter than the margin: each is renewed when it is used.
        sandbox.control("switches", "{\"accessTokenSeconds\":\"240\"}");
    }

    @AfterAll
    static void stop() {
        portal.close();
        sandbox.close();
    }

    private static Person connected(String who) {
        Person person = new Person(portal).signIn(who);
        person.browser().see("header.bar a[href='/mail']");
        person.browser().click("header.bar a[href='/mail']").click("#connect-office365");
        return comesBack(person, who);
    }

    private static Person comesBack(Person person, String who) {
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

    private static long notices(Browser browser) {
        return browser.driver().findElements(By.cssSelector(".notices .notice")).stream()
                .filter(notice -> notice.getText().contains(SIGN_IN))
                .count();
    }

    private static int messages(Browser browser, String subject) {
        return browser.driver().findElements(By.partialLinkText(subject)).size();
    }

    @Test
    void m20ADeadGrantIsToldOnceAndReconnectGoesOnWhereReadingStopped() throws Exception {
        try (Person boris = connected(BORIS);
                Person anna = connected(ANNA)) {
            Browser browser = anna.browser();
            browser.reads("Welcome to your mailbox");
            assertThat(browser.has(RECONNECT)).as("positive control").isFalse();

            sandbox.control("people/" + ANNA + "/revoke", "");
            sandbox.control("mail/hang-up", "");
            boris.browser().click("#write").type("input[name=to]", ANNA);
            boris.browser()
                    .type("input[name=subject]", "While you were out")
                    .type("textarea[name=text]", "Call me.")
                    .click("#send")
                    .see("#mail");

            browser.go(portal.address("/mail")).comes(RECONNECT).reads("Sign in to Microsoft again");
            for (int again = 0; again < 3; again++) {
                browser.submit(REFRESH).comes(RECONNECT);
            }
            assertThat(notices(browser))
                    .as("one notice, however often it is tried")
                    .isEqualTo(1);
            assertThat(messages(browser, "While you were out")).isZero();

            browser.click(RECONNECT);
            comesBack(anna, ANNA).browser().reads("While you were out");
            browser.go(portal.address("/mail")).see("#mail");
            assertThat(browser.has(RECONNECT)).isFalse();
            assertThat(messages(browser, "While you were out")).isEqualTo(1);
            assertThat(messages(browser, "Welcome to your mailbox"))
                    .as("what was there is there once")
                    .isEqualTo(1);
            assertThat(notices(browser)).isEqualTo(1);
        }
    }
}
