package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/**
 * A04: from a portal that knows nothing of Microsoft to a sign-in, a document and a mailbox in a tenant that knows nothing of
 * the portal, by what the pages show; and the mistakes on the way.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupIT {
    private static final String REGISTRATION = "org.portal365.m365";
    private static final String SIGN_IN = "org.portal365.socialservices.office365";
    private static final String DISK = "org.portal365.disk.office365";
    private static final String MAIL = "org.portal365.mail.office365";
    private static final String FRIDA = "frida@fabrikam.onmicrosoft.com";
    private static final String GRETA = "greta@fabrikam.onmicrosoft.com";
    private static final String FABRIKAM = "b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29";
    private static final String NOBODY = "00000000-1111-2222-3333-444444444444";
    private static final Product PRODUCT = Product.fresh("setup");
    private static Sandbox sandbox;
    private static PortalNode portal;
    private static SetupWalk.App app = new SetupWalk.App("", "");
    private static String manifest = "";

    @BeforeAll
    static void start() throws Exception {
        Path etc = Files.createDirectories(PRODUCT.folder().resolve("etc"));
        Files.writeString(etc.resolve(REGISTRATION + ".cfg"), "seal.keys = ${env:PORTAL_STORE}/keys.jwks\n");
        // Everything is off, as after the installation; the sandbox need not be waited for as long as Microsoft.
        Files.writeString(etc.resolve(SIGN_IN + ".cfg"), "# as installed\n");
        Files.writeString(etc.resolve(DISK + ".cfg"), "settle.time = 2 s\nwatch.interval = 2 s\n");
        Files.writeString(etc.resolve(MAIL + ".cfg"), "poll.interval = 2 s\n");
        sandbox = PRODUCT.sandbox();
        portal = PortalNode.start(
                PRODUCT.folder().resolve("portal"),
                PRODUCT.portalPort(),
                sandbox,
                Map.of("PORTAL_ETC", etc.toString()));
    }

    @AfterAll
    static void stop() {
        portal.close();
        sandbox.close();
    }

    @Test
    @Order(1)
    void a04AnAdministratorWhoFollowsTheAssistantGetsASignInThatWorks() throws Exception {
        try (Person admin = new Person(portal).signInAsAdministrator();
                Person frida = new Person(portal);
                Person anna = new Person(portal)) {
            SetupWalk walk = new SetupWalk(portal, sandbox, admin);
            walk.ask();
            shown(admin.browser());
            manifest = walk.manifest();
            app = walk.register(manifest);
            walk.enter(app);
            walk.switchOn();
            walk.permit();
            frida.browser().go(portal.address("/signin")).click("#service-office365");
            frida.browser().click("[data-account='" + FRIDA + "']");
            // Nobody asks her: the administrator has permitted it for everybody.
            frida.browser().see("header.bar a[href='/profile']");
            frida.browser().reads("Frida Holm");
            anna.browser().go(portal.address("/signin")).click("#service-office365");
            anna.browser()
                    .click("[data-account='anna@contoso.onmicrosoft.com']")
                    .settles("[data-error-code='50020']");
        }
    }

    /** What the steps say before anything is registered. */
    private static void shown(Browser browser) {
        browser.reads(FABRIKAM);
        assertThat(browser.text())
                .contains("Files.ReadWrite", "IMAP.AccessAsUser.All", "SMTP.Send", "offline_access")
                .contains(portal.address("/signin/office365/callback").toString(), "Set-CASMailbox");
        assertThat(browser.has("#step-consent a"))
                .as("nothing leads to a consent that cannot be asked for yet")
                .isFalse();
        assertThat(browser.tooWide()).isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    void a04AndThenADocumentAndAMailboxThatWork() throws Exception {
        try (Person admin = new Person(portal).signInAsAdministrator();
                Person frida = new Person(portal).signIn(FRIDA)) {
            checked(admin);
            document(frida);
            mailbox(frida);
            assertThat(frida.browser().complaints()).isEmpty();
        }
    }

    /** "Check everything" names what is missing, and leads to it. */
    private static void checked(Person admin) {
        Checklist list = new Checklist(portal, admin);
        list.run();
        assertThat(list.lines()).as("nobody is connected yet").noneMatch(line -> line.startsWith("wrong"));
        assertThat(admin.browser().text()).contains("Nothing is wrong. Not tried: ", "Connect your own work account");
        list.connect(SetupWalk.ADMIN);
        assertThat(list.lines()).as("and then").hasSizeGreaterThan(10).allMatch(line -> line.startsWith("ok"));
    }

    private static void document(Person frida) throws Exception {
        frida.upload(Documents.put(PRODUCT, "testWORD.docx", "Plan.docx"));
        frida.editInOffice(FRIDA).change("#text-0", "Written in Word by Frida").closeOffice();
        frida.finish("Plan.docx");
        frida.openDocument("Plan.docx").browser().reads("Edited in Office365");
        assertThat(frida.versions("Plan.docx"))
                .as("what was uploaded, and what was written")
                .isEqualTo(2);
        assertThat(OfficePackage.read(frida.download(PRODUCT.folder().resolve("Plan back.docx"))))
                .matches(document -> document.contains("Written in Word by Frida"));
    }

    /** Mail, Connect, and at most one answer to Microsoft. */
    private static void mailbox(Person frida) throws Exception {
        Browser browser = frida.browser();
        browser.click("header.bar a[href='/mail']").click("#connect-office365");
        browser.settles("[data-account='" + FRIDA + "']", "#accept", "#mail");
        if (!browser.has("#mail")) {
            browser.click("[data-account='" + FRIDA + "'], #accept");
        }
        browser.see("#mail");
        open(browser, "Welcome to your mailbox").reads("Nothing you send leaves this machine.");
        browser.click("header.bar a[href='/mail']").click("#write");
        browser.type("input[name=to]", FRIDA + ", " + GRETA).type("input[name=subject]", "Lunch at noon");
        browser.type("textarea[name=text]", "In the canteen.").click("#send").see("#mail");
        open(browser, "Lunch at noon").reads("In the canteen.");
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> arrived(GRETA, "Lunch at noon"));
    }

    private static Browser open(Browser browser, String subject) {
        // The list comes anew every few seconds.
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            browser.driver().findElement(By.partialLinkText(subject)).click();
            return true;
        });
        return browser;
    }

    /** As the sandbox keeps it on disk. */
    private static boolean arrived(String address, String subject) throws IOException {
        try (Stream<Path> files = Files.walk(sandbox.folder())) {
            for (Path file : files.filter(file ->
                            file.toString().contains(address) && file.toString().endsWith(".eml"))
                    .toList()) {
                if (Files.readString(file).contains("Subject: " + subject)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    @Order(3)
    void a04WhatThePoliciesOfTheOrganisationForbidIsNamedWithItsCure() throws Exception {
        try (Person admin = new Person(portal).signInAsAdministrator()) {
            Checklist list = new Checklist(portal, admin);
            sandbox.control(
                    "switches", "{\"sharingPolicy\":\"off\",\"smtpAuthDisabled\":\"true\",\"imapDisabled\":\"true\"}");
            list.run();
            assertThat(list.line("Sharing by the policy")).startsWith("wrong").contains("Policies > Sharing");
            assertThat(list.line("SMTP AUTH")).startsWith("look at it").contains("SmtpClientAuthenticationDisabled");
            assertThat(list.line("IMAP: the mailbox")).startsWith("wrong").contains("Set-CASMailbox -ImapEnabled");
            sandbox.control("reset", "");
            sandbox.control("people/" + SetupWalk.ADMIN, "{\"oneDrive\":false}");
            list.run();
            assertThat(list.line("OneDrive of your account"))
                    .startsWith("wrong")
                    .contains("Give it a licence");
            sandbox.control("reset", "");
            list.run();
            assertThat(list.lines()).as("cured").allMatch(line -> line.startsWith("ok"));
        }
    }

    @Test
    @Order(4)
    void a04TheMistakesOfASetupAreNamedWithTheirCure() {
        try (Person admin = new Person(portal).signInAsAdministrator()) {
            SetupWalk walk = new SetupWalk(portal, sandbox, admin);
            walk.mistake("Client ID", NOBODY);
            says(admin, "The stored Key was set for the Client ID " + app.client());
            walk.key(app.secret());
            says(admin, "AADSTS700016: Entra ID does not know this Client ID in this tenant. Compare Client ID");
            walk.mistake("Client ID", app.client());
            walk.mistake("Tenants", NOBODY);
            says(admin, "AADSTS90002: there is no such tenant in this cloud. Check the tenant's id or domain");
            walk.mistake("Tenants", FABRIKAM);
            says(admin, "It is registered.");
            walk.key(NOBODY);
            admin.browser().reads("This looks like the secret's ID. Paste its Value");
            walk.key("wrong~" + app.secret());
            admin.browser().reads("AADSTS7000215: the Key is wrong. Often the secret's ID");
            // A Key that is refused does not take the place of the good one.
            says(admin, "It is taken.");
            use(walk, walk.register(manifest.replace("/signin/office365/callback", "/signin/callback")));
            says(admin, "AADSTS50011");
            assertThat(admin.browser().text()).contains("add exactly: " + portal.address("/signin/office365/callback"));
        }
    }

    @Test
    @Order(5)
    void a04WhoeverIsNotPermittedYetIsLedToTheConsentOfTheAdministrator() throws Exception {
        try (Person admin = new Person(portal).signInAsAdministrator();
                Person frida = new Person(portal)) {
            SetupWalk walk = new SetupWalk(portal, sandbox, admin);
            use(walk, walk.register(manifest));
            says(admin, "It is registered.");
            sandbox.control("switches", "{\"userConsentDisabled\":\"true\"}");
            frida.browser().go(portal.address("/signin")).click("#service-office365");
            frida.browser().click("[data-account='" + FRIDA + "']").settles("[data-error-code='90094']");
            frida.browser().click("#return").settles(".consent code");
            admin.browser().go(portal.address("/events")).reads("AADSTS90094");
            walk.permit();
            frida.signIn(FRIDA).browser().reads("Frida Holm");
        }
    }

    private static void use(SetupWalk walk, SetupWalk.App other) {
        walk.mistake("Client ID", other.client());
        says(walk.admin(), "The stored Key was set for the Client ID ");
        walk.key(other.secret());
    }

    /** "Check everything" does, as soon as the settings are in force. */
    private static void says(Person admin, String words) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            new Checklist(portal, admin).run();
            assertThat(admin.browser().text()).contains(words);
        });
    }
}
