package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** More with documents, in a browser: D04, D05, D23, D24, D25, D36. */
class DocumentsIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String SETTINGS = "org.portal365.disk.office365";

    private static final Product PRODUCT = Product.fresh("documents");
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

    /** Presses it, and connects the account or permits more where that is asked first. */
    static void press(Person person, String login, String css, String then) {
        person.browser().click(css);
        person.browser().settles("form[action='/connect'] button", then);
        if (person.browser().has("form[action='/connect'] button")) {
            person.browser().click("form[action='/connect'] button");
            person.browser().settles("[data-account]", "#accept", then);
            if (person.browser().has("[data-account]")) {
                person.browser().click("[data-account='" + login + "']");
                person.browser().settles("#accept", then);
            }
            if (person.browser().has("#accept")) {
                person.browser().click("#accept");
            }
        }
        person.browser().see(then);
    }

    private static HttpResponse<byte[]> fetch(Person person, String link) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(link))
                .header("Cookie", person.cookies())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    @Test
    void d04AndD25LooksAtASheetAndTakesItAlongAsPdf() throws Exception {
        Path sheet = PRODUCT.folder().resolve("numbers.csv");
        Files.writeString(sheet, "name,count\napples,12\n");
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.upload(sheet);
            press(anna, ANNA, "form[action$='/jobs/office365/view'] button", "#view-only");
            assertThat(anna.browser().text()).contains("numbers.csv", "View only");
            anna.browser().go(portal.address("/disk/documents")).reads("Looking at numbers.csv");
            anna.browser().click("a[href^='/disk/jobs/']").click("form[action$='/stop'] button");
            anna.browser().reads("Finished. The copy was removed.");

            anna.browser().go(portal.address("/disk"));
            anna.openFile("numbers.csv").browser().click("form[action$='/jobs/office365/pdf'] button");
            anna.browser().see("a[href$='/content']");
            String link = anna.browser()
                    .driver()
                    .findElement(By.cssSelector("a[href$='/content']"))
                    .getAttribute("href");
            HttpResponse<byte[]> pdf = fetch(anna, link);
            assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
            assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
                    .contains("numbers.pdf");
        }
    }

    @Test
    void d23BringsFilesOfASiteAndOfOneDrive() throws Exception {
        try (Person anna = new Person(portal, Locale.forLanguageTag("ru"))) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.browser().go(portal.address("/disk/documents"));
            press(anna, ANNA, "a[href^='/disk/outside/office365']", "ul.outside");
            press(anna, ANNA, "ul.outside a[href$='place=sites']", "ul.outside a[href*='place=site%3A']");
            anna.browser().waitFor(By.linkText("Marketing"));
            anna.browser().driver().findElement(By.linkText("Marketing")).click();
            anna.browser().waitFor(By.linkText("Documents"));
            anna.browser().driver().findElement(By.linkText("Documents")).click();
            anna.browser().waitFor(By.linkText("Weekly figures"));
            shoot(anna, "outside-ru");
            anna.browser().type("input[name=words]", "week 53").click("form.search button");
            anna.browser().reads("2024 week 53.csv");
            anna.browser().click("form.search + * , .search a");
            anna.browser().waitFor(By.linkText("Weekly figures"));
            anna.browser().click("ul.outside li:has(a.folder) input").click("form[action*='/import/'] > button");
            anna.browser().see("#job[data-state=DONE]");
            assertThat(anna.browser().text()).contains("106 из 106");
            anna.browser().driver().findElement(By.linkText("К папке")).click();
            anna.browser().waitFor(By.linkText("Weekly figures"));
            anna.browser().driver().findElement(By.linkText("Weekly figures")).click();
            anna.browser().waitFor(By.linkText("2025 week 53.csv"));
            assertThat(anna.browser().driver().findElements(By.cssSelector("table.files tbody tr")))
                    .hasSize(106);
        }
    }

    @Test
    void d24SendsToOneDriveAndAsksWhenTheNameIsTaken() throws Exception {
        Path note = PRODUCT.folder().resolve("note.txt");
        Files.writeString(note, "a note");
        try (Person boris = new Person(portal)) {
            boris.signIn(BORIS).browser().reads("Boris");
            boris.upload(note);
            for (String end : new String[] {"#job[data-state=DONE]", "#job[data-state=ASKS]"}) {
                boris.browser().go(portal.address("/disk"));
                boris.openFile("note.txt");
                press(boris, BORIS, "a[href*='/disk/outside/office365?send=']", "ul.outside");
                press(boris, BORIS, "ul.outside a[href$='place=onedrive']", "form[action*='/send/'] > button");
                boris.browser().click("form[action*='/send/'] > button").see(end);
            }
            shoot(boris, "asks");
            boris.browser().click("form[action$='/keep-both'] button").see("#job[data-state=DONE]");
        }
    }

    @Test
    void d05ConvertsAnOldDocumentAndThenEditsIt() throws Exception {
        Path original = Documents.put(PRODUCT, "testWORD.docx", "source.docx");
        Path old = PRODUCT.folder().resolve("Old letter.doc");
        Process process = new ProcessBuilder(
                        "soffice",
                        "--headless",
                        "-env:UserInstallation="
                                + PRODUCT.folder().resolve("lo").toUri(),
                        "--convert-to",
                        "doc",
                        "--outdir",
                        PRODUCT.folder().toString(),
                        original.toString())
                .redirectErrorStream(true)
                .redirectOutput(PRODUCT.folder().resolve("lo.log").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        Files.move(PRODUCT.folder().resolve("source.doc"), old);
        try (Person admin = new Person(portal);
                Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.upload(old);
            assertThat(anna.browser().has("form[action$='/convert'] button"))
                    .as("nothing converts as long as no converter is named")
                    .isFalse();
            Settings settings = new Settings(portal, admin.signInAsAdministrator());
            settings.write(SETTINGS, "converter", "/usr/bin/soffice");
            anna.browser().go(portal.address("/disk"));
            anna.openFile("Old letter.doc").browser().click("form[action$='/convert'] button");
            anna.browser().see("#job[data-state=DONE]");
            assertThat(anna.versions("Old letter.docx")).isEqualTo(2);
            Path converted = anna.download(PRODUCT.folder().resolve("converted.docx"));
            LibreOffice.assertOpens(converted);
            anna.editInOffice(ANNA);
            anna.change("#text-0", "Changed by the test").closeOffice();
            anna.finish("Old letter.docx");
            assertThat(anna.versions("Old letter.docx")).isEqualTo(3);
        }
    }

    @Test
    void d36ThePageOfDocumentsOnAPhone() throws Exception {
        try (Person boris = new Person(portal)) {
            boris.signIn(BORIS).browser().reads("Boris");
            boris.browser().go(portal.address("/disk/documents")).reads("Bring from Office365");
            shoot(boris, "documents-desktop");
            boris.browser().driver().manage().window().setSize(new org.openqa.selenium.Dimension(390, 844));
            boris.browser().go(portal.address("/disk/documents"));
            shoot(boris, "documents-phone");
            Object overflow = ((org.openqa.selenium.JavascriptExecutor)
                            boris.browser().driver())
                    .executeScript(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(((Number) overflow).intValue())
                    .as("nothing wider than the phone")
                    .isLessThanOrEqualTo(0);
        }
    }

    /** For whoever wants to look. */
    private static void shoot(Person person, String name) throws Exception {
        byte[] picture = ((TakesScreenshot) person.browser().driver()).getScreenshotAs(OutputType.BYTES);
        Files.write(PRODUCT.folder().resolve(name + ".png"), picture);
    }
}
