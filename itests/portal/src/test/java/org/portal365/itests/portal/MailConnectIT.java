package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** M01, M03, M08, M11, M12, case 177: mailboxes connected by their address, by password, shared, tried out. */
class MailConnectIT {
    private static final String PID = "org.portal365.mail.office365";
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String SALES = "sales@contoso.onmicrosoft.com";

    private static final Product PRODUCT = Product.fresh("mailconnect");
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

    /** The sandbox's IMAP takes passwords too, as a server in the own house does: each is the address. */
    private static String house(String more) {
        return "House; type=exchange; imap=localhost:" + (sandbox.port() + 4) + "; smtp=localhost:"
                + (sandbox.port() + 5) + "; ca=" + sandbox.folder().resolve("ca.pem") + more;
    }

    private static void waitForForm(Person person) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            person.browser().go(portal.address("/mail/connect/exchange")).settles("h1");
            return person.browser().has("#connect-exchange");
        });
    }

    private static void typePassword(Person person, String address, String password) {
        person.browser()
                .type("#connecting [name=address]", address)
                .type("#connecting [name=password]", password)
                .submit("#connect-exchange");
    }

    @Test
    void m01ConnectsAServerOfTheHouseByPasswordButNeverMicrosoftsCloud() {
        try (Person admin = new Person(portal).signInAsAdministrator();
                Person boris = new Person(portal).signIn(BORIS)) {
            Settings settings = new Settings(portal, admin);
            boris.browser().see("header.bar a[href='/mail']");
            settings.write(PID, "mail.servers", house(""));
            waitForForm(boris);
            typePassword(boris, BORIS, BORIS);
            boris.browser().reads("Passwords are not taken there");

            settings.write(PID, "mail.servers", house("; domains=contoso.onmicrosoft.com"));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                boris.browser().go(portal.address("/mail/connect")).type("#address", BORIS);
                boris.browser().submit("button#recognise").settles("h1");
                return boris.browser().has("#connect-exchange");
            });
            typePassword(boris, BORIS, "wrong");
            boris.browser().reads("refuses the name or the password");
            typePassword(boris, BORIS, BORIS);
            boris.browser().see("#mail");
            boris.browser().reads("Welcome to your mailbox");
            trySettings(boris, admin);
        }
    }

    /** M11, M12 and the test of the ways. */
    private static void trySettings(Person boris, Person admin) {
        Browser browser = boris.browser();
        browser.click("#settings").see("#try");
        assertThat(browser.driver().findElement(By.tagName("body")).getText())
                .as("a password is never shown")
                .contains("Signed in as " + BORIS);
        browser.submit("#try").reads("Reading (IMAP)").reads("folders.");
        browser.reads("For the administrator");
        browser.click("input[name=folder][value='Junk Email']").submit("#save-sync");
        browser.reads("Saved.");
        assertThat(browser.see("input[name=folder][value='Junk Email']").isSelected())
                .isTrue();
        assertThat(browser.see("input[name=folder][value='Deleted Items']").isSelected())
                .isFalse();
        admin.browser().go(portal.address("/mail/connect"));
        assertThat(admin.browser().text()).doesNotContain(BORIS);
        browser.type("#who", "admin").submit("#share button[type=submit]").reads("Stop sharing");
        admin.browser().go(portal.address("/mail/connect")).reads("shared with you");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void case177OpensASharedMailboxOnlyWhereTheSettingAllowsIt() {
        try (Person admin = new Person(portal).signInAsAdministrator();
                Person anna = new Person(portal).signIn(ANNA)) {
            anna.browser().see("header.bar a[href='/mail']");
            anna.browser().go(portal.address("/mail/connect")).click("#connect-office365");
            anna.browser().settles("#accept", "#mail");
            if (anna.browser().has("#accept")) {
                anna.browser().click("#accept");
            }
            anna.browser().see("#mail");
            wish(anna);
            anna.browser().reads("has not permitted the mailbox");
            new Settings(portal, admin).write(PID, "shared.mailboxes", SALES);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                wish(anna);
                anna.browser().settles("#mail", "[role=alert]");
                return anna.browser().has("#mail");
            });
            anna.browser().reads(SALES);
        }
    }

    private static void wish(Person person) {
        person.browser().go(portal.address("/mail/connect")).type("#address", SALES);
        person.browser().submit("button#recognise").submit("#connect-office365");
    }
}
