package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** S11, S15, S19: a Microsoft account in the life of a user: linked, unlinked, signed in with, asked to sign in anew. */
class AccountsIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    /** Shorter than the margin within which a token counts as old. */
    private static final String RENEWED_EACH_TIME = "{\"accessTokenSeconds\":\"240\"}";

    private static final String UNLINK = "form[action='/profile/unlink'] button";

    private static final Product PRODUCT = Product.fresh("accounts");
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

    @Test
    void linksAnAccountUnlinksItAndSignsInWithItIntoTheSameUser() {
        try (Person admin = new Person(portal)) {
            admin.signInAsAdministrator().link(BORIS);
            assertThat(admin.browser().text()).as("the account is shown").contains("account 8ca91209…");
            admin.browser().click(UNLINK).reads("The account is not linked any more.");
            assertThat(admin.browser().text()).doesNotContain("8ca91209");
            admin.link(BORIS);
        }
        try (Person again = new Person(portal)) {
            again.signIn(BORIS).browser().see("header.bar a[href='/settings']");
            again.browser().go(portal.address("/profile")).see(UNLINK);
            assertThat(again.browser().see("input[name=name]").getAttribute("value"))
                    .as("the local user's own name, not Boris's")
                    .isEqualTo("Administrator");
        }
    }

    /** One sign-in in the middle of a document, and the work goes on. */
    @Test
    void asksForAFreshSignInWhileADocumentIsOpenAndGoesOnAfterOneReconnect() throws Exception {
        Path original = Documents.put(PRODUCT, "testWORD.docx", "Letter.docx");
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.upload(original).editInOffice(ANNA);
            sandbox.control("people/" + ANNA + "/revoke", "");
            anna.change("#text-0", "Written after the grant was revoked").closeOffice();

            anna.openSession("Letter.docx").browser().reads("Sign in to Microsoft again");
            anna.browser().click("#session form[action='/connect'] button");
            anna.choose(ANNA);
            anna.browser().reads("Saved just now");
            assertThat(anna.browser().text()).doesNotContain("Sign in to Microsoft again");

            assertThat(anna.browser().complaints())
                    .as("neither the portal nor the sandbox gives the browser reason to complain")
                    .isEmpty();

            assertThat(anna.versions("Letter.docx")).isEqualTo(2);
            Path edited = anna.download(PRODUCT.folder().resolve("after.docx"));
            assertThat(OfficePackage.read(edited).contains("Written after the grant was revoked"))
                    .isTrue();
            anna.finish("Letter.docx");
        }
    }

    /** The second factor is demanded while the user is elsewhere; the notice waits on the Disk, and nothing is lost. */
    @Test
    void s15ASecondFactorIsDemandedWhileNobodyLooksAndTheWorkGoesOnLater() throws Exception {
        Path original = Documents.put(PRODUCT, "testWORD.docx", "Unnoticed.docx");
        sandbox.control("switches", RENEWED_EACH_TIME);
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.upload(original).editInOffice(ANNA);
            sandbox.control("people/" + ANNA, "{\"mfa\":true}");
            anna.change("#text-0", "Written while a second factor was missing").closeOffice();

            anna.browser().go(portal.address("/profile"));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> anna.browser().go(portal.address("/disk")).has("section.sessions p.problem"));
            assertThat(anna.browser().text()).contains("Unnoticed.docx · Sign in to Microsoft again");
            assertThat(anna.versions("Unnoticed.docx"))
                    .as("not yet brought back")
                    .isEqualTo(1);
            anna.browser().go(portal.address("/profile")).reads("a new sign-in is needed");

            anna.browser().go(portal.address("/disk")).click("section.sessions p.problem a");
            anna.browser().click("#session form[action='/connect'] button");
            anna.browser().click("#approve").reads("Saved just now");
            assertThat(anna.browser().text()).doesNotContain("Sign in to Microsoft again");

            anna.browser().click("#session a[role=button]").see("body.office #save");
            anna.change("#text-0", "Written after the second factor").closeOffice();
            anna.finish("Unnoticed.docx");
            assertThat(anna.versions("Unnoticed.docx")).isGreaterThan(1);
            Path edited = anna.download(PRODUCT.folder().resolve("after-factor.docx"));
            assertThat(OfficePackage.read(edited).contains("Written after the second factor"))
                    .isTrue();
        } finally {
            sandbox.control("reset", "");
        }
    }

    /** A13: everything comes along; with a document open it is brought back first; whoever comes again is somebody new. */
    @Test
    void a13WhatIsStoredGoesAlongAndThenGoesAway() throws Exception {
        Path original = Documents.put(PRODUCT, "testWORD.docx", "Farewell.docx");
        try (Person anna = new Person(portal);
                Person admin = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.upload(original).editInOffice(ANNA);
            anna.change("#text-0", "Written before leaving").closeOffice();
            Map<String, String> zip = export(anna);
            assertThat(zip.get("portal/portal_user.json")).contains("Anna Berg");
            assertThat(zip.get("connected-accounts/social_account.json")).contains(ANNA, "stored, not shown");
            assertThat(zip.get("office-documents/diskoffice_session.json")).contains("Farewell.docx");
            assertThat(zip).containsKeys("disk/files/Farewell.docx", "index.html");

            admin.signInAsAdministrator().browser().go(portal.address("/people?find=Anna"));
            admin.browser().click("a[href^='/people/']").click("a[href$='/erase']");
            admin.browser()
                    .type("#name", "Anna Berg")
                    .click("article form button")
                    .see("#erasure");
            admin.browser().comes("#erasure[data-over=true]");
            assertThat(admin.browser().text()).contains("Erased:");
            assertAccessible(admin.browser());
            admin.browser().go(portal.address("/people?find=Anna")).reads("Nobody was found.");

            anna.browser().go(portal.address("/profile")).see("#service-office365");
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.browser().go(portal.address("/disk"));
            assertThat(anna.browser().text()).doesNotContain("Farewell.docx");
            assertThat(anna.browser().go(portal.address("/profile")).text()).contains("No account is connected yet");
        }
    }

    /** A12, for the page that is passed by where all others are looked at, as nobody is erased there. */
    private static void assertAccessible(Browser browser) {
        Axe axe = new Axe(List.of(
                new Axe.Screen(1280, false),
                new Axe.Screen(1280, true),
                new Axe.Screen(390, false),
                new Axe.Screen(390, true)));
        for (String language : List.of("ru", "en")) {
            browser.language(language).go(browser.address()).see("#erasure[data-over=true]");
            axe.look(browser, "an erasure in " + language);
        }
        assertThat(axe.findings()).isEmpty();
        assertThat(axe.looks()).isEqualTo(8);
    }

    private static Map<String, String> export(Person person) throws Exception {
        person.browser().go(portal.address("/profile"));
        String token = person.browser()
                .driver()
                .findElement(By.cssSelector("meta[name=csrf]"))
                .getAttribute("content");
        HttpRequest request = HttpRequest.newBuilder(portal.address("/profile/privacy/export"))
                .header("Cookie", person.cookies())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", portal.address("").toString())
                .POST(HttpRequest.BodyPublishers.ofString("csrf=" + token))
                .build();
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
