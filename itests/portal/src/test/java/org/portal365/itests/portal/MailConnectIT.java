package org.portal365.itests.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** Mailboxes connected by their address: at a server of the house by password, and shared ones of the cloud. */
class MailConnectIT {
    private static final String PID = "org.portal365.mail.office365";
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String SALES = "sales@contoso.onmicrosoft.com";

    private static final String KEYS = """
            Message-ID: <1@house.test>
            From: Boris <boris@example.test>
            Subject: Keys of the house

            At the porter.
            """;

    private static final Product PRODUCT = Product.fresh("mailconnect");
    private static final MailServers SERVERS = MailServers.shared();
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

    private static String house(String more) {
        return "House; type=exchange; imap=localhost:" + SERVERS.exchange().imaps() + "; smtp=localhost:"
                + SERVERS.postfix().submission() + "; login=any; ca=" + SERVERS.certificate() + more;
    }

    private static void typePassword(Person person, String address, String login, String password) {
        person.browser()
                .type("#connecting [name=address]", address)
                .type("#connecting [name=login]", login)
                .type("#connecting [name=password]", password)
                .submit("#connect-exchange");
    }

    /** Types an address until the portal, which takes settings over within seconds, shows the form. */
    private static void recognised(Person person, String address, String form) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            person.browser().go(portal.address("/mail/connect")).settles("h1");
            if (!person.browser().has("#address")) {
                return false;
            }
            person.browser().type("#address", address).submit("#recognise").settles("h1");
            return person.browser().has(form);
        });
    }

    @Test
    void m01AndM03AndM08AMailboxOfTheHouseIsConnectedByPasswordButNeverOneOfMicrosoft() throws IOException {
        SERVERS.exchange()
                .mailbox(MailServers.HOUSE_ADDRESS, "INBOX")
                .add(
                        1,
                        KEYS.replace("\n", "\r\n").getBytes(UTF_8),
                        Instant.now().minusSeconds(60));
        try (Person admin = new Person(portal).signInAsAdministrator();
                Person boris = new Person(portal).signIn(BORIS)) {
            boris.browser().see("header.bar a[href='/mail']");
            recognised(boris, BORIS, "#connect-office365");
            boris.browser().reads("no password is typed here");
            recognised(boris, "boris@contoso.example", "#connect-office365");
            boris.browser().reads("The mail of contoso.example is at Microsoft 365");
            boris.browser().go(portal.address("/mail/connect")).type("#address", "boris@nowhere.example");
            boris.browser().submit("#recognise").reads("Mailboxes of nowhere.example are not configured");
            new Settings(portal, admin).write(PID, "mail.servers", house("; domains=example.test"));
            recognised(boris, MailServers.HOUSE_ADDRESS, "#connect-exchange");
            boris.browser().reads("on the server \"House\"");

            typePassword(boris, BORIS, "", "secret");
            boris.browser().reads("Passwords are not taken there");
            typePassword(boris, MailServers.HOUSE_ADDRESS, MailServers.HOUSE_LOGIN, "wrong");
            boris.browser().reads("refuses the name or the password");
            assertThat(boris.browser().see("[name=login]").getAttribute("value"))
                    .as("typed once is enough")
                    .isEqualTo(MailServers.HOUSE_LOGIN);
            typePassword(boris, MailServers.HOUSE_ADDRESS, MailServers.HOUSE_LOGIN, MailServers.HOUSE_PASSWORD);
            boris.browser().see("#mail");
            boris.browser().reads("Keys of the house");
            tries(boris.browser());
            chooses(boris.browser());
            shares(boris.browser(), admin.browser());
        }
    }

    private static void tries(Browser browser) {
        browser.click("#settings").see("#try");
        assertThat(browser.text())
                .contains("Signed in as " + MailServers.HOUSE_LOGIN)
                .doesNotContain(MailServers.HOUSE_PASSWORD);
        browser.submit("#try").reads("Reading (IMAP)").reads("Works: the server lets you send.");
    }

    /** M12. */
    private static void chooses(Browser browser) {
        String deleted = "input[name=folder][value='Deleted Items']";
        assertThat(browser.see("input[name=folder][value=INBOX]").isSelected()).isTrue();
        assertThat(browser.see(deleted).isSelected()).isFalse();
        browser.click(deleted).submit("#save-sync").reads("Saved.");
        assertThat(browser.see(deleted).isSelected()).isTrue();
    }

    /** M11. */
    private static void shares(Browser browser, Browser admin) {
        admin.go(portal.address("/mail/connect")).see("h1");
        assertThat(admin.text()).doesNotContain(MailServers.HOUSE_ADDRESS);
        browser.type("#who", "admin").submit("#share .together button").reads("Stop sharing");
        admin.go(portal.address("/mail/connect")).reads("shared with you");
        admin.driver().findElement(By.linkText(MailServers.HOUSE_ADDRESS)).click();
        admin.reads("Keys of the house");
        assertThat(admin.has("#settings")).as("its settings are the owner's").isFalse();
        browser.submit("#share .row button").reads("Nobody but you.");
        admin.go(portal.address("/mail/connect")).see("h1");
        assertThat(admin.text()).doesNotContain(MailServers.HOUSE_ADDRESS);
        assertThat(browser.complaints()).as("but for the refused passwords").allMatch(line -> line.contains("400"));
    }

    @Test
    void case177AndM09ASharedMailboxIsOpenedOnlyWhereTheSettingPermitsIt() {
        try (Person admin = new Person(portal).signInAsAdministrator();
                Person anna = new Person(portal).signIn(ANNA)) {
            connect(anna, ANNA);
            wish(anna);
            anna.browser().reads("has not permitted the mailbox").reads("Sign in with another account");

            new Settings(portal, admin).write(PID, "shared.mailboxes", SALES);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                wish(anna);
                anna.browser().settles("#mail", "[role=alert]");
                return anna.browser().has("#mail");
            });
            assertThat(anna.browser().see("nav.tabs a[aria-current=page]").getText())
                    .isEqualTo(SALES);

            anna.browser().click("#write").type("input[name=to]", ANNA).type("input[name=subject]", "From sales");
            anna.browser().type("textarea[name=text]", "Hello").click("#send").see("#mail");
            anna.browser().driver().findElement(By.linkText(ANNA)).click();
            anna.browser()
                    .reads("From sales")
                    .driver()
                    .findElement(By.linkText("From sales"))
                    .click();
            anna.browser().reads(SALES);
        }
    }

    @Test
    void case194WhoMayNotSendAnyMoreReadsOnAndIsAskedWithALink() throws Exception {
        sandbox.control("switches", "{\"accessTokenSeconds\":\"240\"}");
        try (Person boris = new Person(portal).signIn(BORIS)) {
            connect(boris, BORIS);
            Browser browser = boris.browser();
            browser.reads("Welcome to your mailbox");
            sandbox.control("consents/withdraw/SMTP.Send", "");
            browser.click("#write").type("input[name=to]", ANNA).type("input[name=subject]", "Late lunch");
            browser.type("textarea[name=text]", "At two").click("#send");
            browser.reads("Permit the portal to send your mail");
            assertThat(browser.has("#mail > [role=alert]"))
                    .as("reading goes on")
                    .isFalse();
            browser.click("article.delivery form[action='/connect'] button");
            agree(browser, BORIS);
            browser.goneWithin("article.delivery", Duration.ofSeconds(40));
            browser.click("nav.folders a[href*='Sent']").reads("Late lunch");
        }
    }

    private static void connect(Person person, String who) {
        person.browser().see("header.bar a[href='/mail']");
        person.browser().go(portal.address("/mail/connect")).click("#connect-office365");
        agree(person.browser(), who);
    }

    /** Chooses the account and accepts, where the sandbox asks. */
    private static void agree(Browser browser, String who) {
        String account = "[data-account='" + who + "']";
        browser.settles(account, "#accept", "#mail");
        if (browser.has(account)) {
            browser.click(account).settles("#accept", "#mail");
        }
        if (browser.has("#accept")) {
            browser.click("#accept");
        }
        browser.see("#mail");
    }

    private static void wish(Person person) {
        person.browser().go(portal.address("/mail/connect")).type("#address", SALES);
        person.browser().submit("#recognise").submit("#connect-office365");
    }
}
