package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.support.ui.Select;
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
    private static final String FABRIKAM = "b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29";
    private static final String NOBODY = "00000000-1111-2222-3333-444444444444";
    private static final Product PRODUCT = Product.fresh("setup");
    private static Sandbox sandbox;
    private static PortalNode portal;
    private static String client = "";
    private static String secret = "";

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
            String manifest = assistant(admin.browser());
            register(admin.browser(), manifest);
            Settings settings = new Settings(portal, admin);
            settings.write(REGISTRATION, "cloud", "sandbox");
            settings.write(REGISTRATION, "accounts", "one");
            settings.write(REGISTRATION, "tenants", FABRIKAM);
            settings.write(REGISTRATION, "client.id", client);
            settings.typeSecret(REGISTRATION, "key", secret);
            settings.switchTo(SIGN_IN, true);
            settings.write(SIGN_IN, "registration", "create");
            permit(admin.browser());
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

    @Test
    @Order(2)
    void a04AndThenADocumentAndAMailboxThatWork() throws Exception {
        try (Person admin = new Person(portal).signInAsAdministrator();
                Person frida = new Person(portal).signIn(FRIDA)) {
            Settings settings = new Settings(portal, admin);
            settings.switchTo(DISK, true);
            settings.switchTo(MAIL, true);
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
        assertThat(list.lines()).as("nobody is connected yet").anyMatch(line -> line.startsWith("look at it"));
        list.connect("fadmin@fabrikam.onmicrosoft.com");
        assertThat(list.lines()).as("and then").hasSizeGreaterThan(10).allMatch(line -> line.startsWith("ok"));
    }

    private static void document(Person frida) {
        Browser browser = frida.browser();
        browser.go(portal.address("/disk")).comes("form[action$='/new/office365']");
        browser.click("details.menu:has(form[action$='/new/office365']) summary");
        browser.type("form:has([name=kind][value=TEXT]) [name=name]", "Plan");
        DocumentsIT.press(frida, FRIDA, "form:has([name=kind][value=TEXT]) button", "body.office #save");
        frida.change("#text-0", "Written in Word by Frida").closeOffice();
        frida.finish("Plan.docx");
        frida.openDocument("Plan.docx").browser().reads("Frida Holm");
        assertThat(browser.driver().findElements(By.cssSelector("ol.versions > li")))
                .as("what was created, and what was written")
                .hasSize(2);
    }

    /** Mail, Connect, Accept. */
    private static void mailbox(Person frida) {
        Browser browser = frida.browser();
        browser.click("header.bar a[href='/mail']");
        DocumentsIT.press(frida, FRIDA, "#connect-office365", "#mail");
        browser.reads("Welcome to your mailbox");
        browser.click("#write").type("input[name=to]", FRIDA).type("input[name=subject]", "To myself");
        browser.type("textarea[name=text]", "At noon").click("#send").see("#mail");
        browser.reads("To myself")
                .driver()
                .findElement(By.partialLinkText("To myself"))
                .click();
        browser.reads("At noon");
    }

    /** Reads the steps, with the keyboard where it matters; the manifest that they give out. */
    private static String assistant(Browser browser) {
        browser.go(portal.address("/settings")).click("article a[href='/settings/setup']");
        browser.type("#setup-organisation", "fabrikam.onmicrosoft.com").submit("#setup button[type=submit]");
        browser.reads(FABRIKAM).reads("in the cloud \"sandbox\"");
        assertThat(browser.text())
                .contains("Files.ReadWrite", "IMAP.AccessAsUser.All", "SMTP.Send", "offline_access")
                .contains(portal.address("/signin/office365/callback").toString(), "Set-CASMailbox");
        assertThat(browser.driver().findElements(By.cssSelector("#step-consent a")))
                .as("nothing leads to a consent that cannot be asked for yet")
                .isEmpty();
        Object wide = ((JavascriptExecutor) browser.driver())
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertThat(wide).isEqualTo(false);
        assertThat(browser.complaints()).isEmpty();
        return browser.driver()
                .findElement(By.cssSelector("#step-register details:last-of-type [data-copy]"))
                .getAttribute("data-copy");
    }

    private static void register(Browser browser, String manifest) {
        browser.go(sandbox.pages().resolve("/control/register"));
        new Select(browser.see("#tenant")).selectByValue("fabrikam.onmicrosoft.com");
        browser.type("#manifest", manifest).submit("#register");
        client = browser.see("#client").getText();
        secret = browser.see("#secret").getText();
    }

    private static void permit(Browser browser) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.go(portal.address("/settings/setup")).has("#step-consent a"));
        browser.click("#step-consent a");
        browser.click("form[action='/settings/consent/office365'] button")
                .click("#account option[value='fadmin@fabrikam.onmicrosoft.com']")
                .click("#accept")
                .reads("The organisation has given its consent to Office365");
    }

    @Test
    @Order(3)
    void a04TheMistakesOfASetupAreNamedWithTheirCure() throws Exception {
        AdminHttp admin = new AdminHttp(portal);
        save(admin, client, FABRIKAM);
        says(admin, "It is registered.");
        save(admin, NOBODY, FABRIKAM);
        says(admin, "AADSTS700016: Entra ID does not know this Client ID in this tenant. Compare Client ID");
        save(admin, client, NOBODY);
        says(admin, "AADSTS90002: there is no such tenant in this cloud. Check the tenant's id or domain");
        save(admin, client, FABRIKAM);
        says(admin, "It is registered.");
        assertThat(key(admin, NOBODY)).contains("This looks like the secret's ID. Paste its Value");
        assertThat(key(admin, "wrong~" + secret)).contains("AADSTS7000215: the Key is wrong. Often the secret's ID");
        assertThat(admin.post("/settings/check", Map.of()))
                .as("a Key that is refused does not take the place of the good one")
                .contains("It is registered.", "Taken:")
                .doesNotContain("AADSTS");
    }

    private static String key(AdminHttp admin, String value) throws Exception {
        return admin.post("/settings/" + REGISTRATION + "/secrets/key", Map.of("secret", value));
    }

    private static void save(AdminHttp admin, String clientId, String tenant) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("client.id", clientId);
        settings.put("tenants", tenant);
        settings.put("accounts", "one");
        settings.put("cloud", "sandbox");
        settings.put("seal.keys", portal.folder().resolve("store/keys.jwks").toString());
        assertThat(admin.post("/settings/" + REGISTRATION, settings)).contains("Saved.");
    }

    /** "Check everything" does, as soon as the settings are in force. */
    private static void says(AdminHttp admin, String words) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(admin.post("/settings/check", Map.of())).contains(words));
    }
}
