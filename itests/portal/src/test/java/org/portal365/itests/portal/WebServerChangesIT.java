package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** Case 160: the web server gets other settings while people work, which stops it and starts it again. */
class WebServerChangesIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final int LARGE = 40_000_000;
    private static final int BYTES_A_SECOND = 5_000_000;

    @Test
    void case160PeopleStaySignedInEditsAreKeptAndUploadsArrive() throws Exception {
        Product product = Product.fresh("webserver");
        Path letter = Documents.put(product, "testWORD.docx", "Letter.docx");
        Path large = random(product.folder().resolve("Large.bin"));
        try (Sandbox sandbox = product.sandbox();
                PortalNode portal = product.portal(sandbox);
                Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.upload(letter).editInOffice(ANNA).change("#text-0", "before the change");
            WebDriver driver = anna.browser().driver();
            String office = driver.getWindowHandle();

            driver.switchTo().newWindow(WindowType.TAB);
            anna.browser().go(portal.address("/disk"));
            slowly(driver);
            driver.findElement(By.id("upload-files")).sendKeys(large.toString());
            anna.browser().see("#uploads progress[value]:not([value='0'])");
            change(portal);
            anna.browser().reads("Trying again");
            anna.browser().waitFor(By.linkText("Large.bin"));
            assertThat(driver.findElements(By.partialLinkText("Large"))).hasSize(1);
            anna.openFile("Large.bin");
            assertThat(anna.download(product.folder().resolve("back.bin"))).hasSameBinaryContentAs(large);
            driver.close();

            driver.switchTo().window(office);
            anna.change("#text-0", "after the change").closeOffice();
            anna.finish("Letter.docx");
            Path back =
                    anna.openDocument("Letter.docx").download(product.folder().resolve("back.docx"));
            assertThat(OfficePackage.read(back).contains("after the change")).isTrue();
        }
    }

    private static Path random(Path file) throws IOException {
        byte[] bytes = new byte[LARGE];
        new Random(160).nextBytes(bytes);
        return Files.write(file, bytes);
    }

    /** From now on this tab uploads so slowly that the change comes in the middle (CDP, domain Network). */
    private static void slowly(WebDriver driver) {
        var unused = ((ChromeDriver) driver)
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of(
                                "offline",
                                false,
                                "latency",
                                0,
                                "downloadThroughput",
                                -1,
                                "uploadThroughput",
                                BYTES_A_SECOND));
    }

    /** As an administrator changes it in etc. */
    private static void change(PortalNode portal) throws IOException {
        Files.writeString(
                portal.folder().resolve("karaf/etc/org.ops4j.pax.web.cfg"),
                "\norg.ops4j.pax.web.server.maxThreads = 150\n",
                StandardOpenOption.APPEND);
    }
}
