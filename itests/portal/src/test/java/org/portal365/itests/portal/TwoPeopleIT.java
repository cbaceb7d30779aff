package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WindowType;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** D10, D31, S15: two people write in one document; one closes the tab, one is in the middle of a sign-in. */
class TwoPeopleIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String NAME = "Together.docx";

    private final Product product = Product.fresh("together");

    @Test
    void d10BothChangesArriveWhileOneClosesTheTabAndOneSignsInAgain() throws Exception {
        Path etc = Files.createDirectories(product.folder().resolve("etc"));
        Files.writeString(
                etc.resolve("org.portal365.disk.office365.cfg"),
                "enabled = true\nsettle.time = 2 s\nwatch.interval = 1 s\nmerge.window = 1 s\n");
        try (Sandbox sandbox = product.sandbox();
                PortalNode portal = PortalNode.start(
                        product.folder().resolve("portal"),
                        product.portalPort(),
                        sandbox,
                        Map.of("PORTAL_ETC", etc.toString()));
                Person anna = new Person(portal);
                Person boris = new Person(portal)) {
            sandbox.control("switches", "{\"accessTokenSeconds\":\"240\"}");
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.uploadForAll(Documents.put(product, "testWORD.docx", NAME)).editInOffice(ANNA);
            String annasOffice = anna.browser().driver().getWindowHandle();

            boris.signIn(BORIS).browser().reads("Boris");
            boris.openForAll(NAME).browser().reads("Anna Berg");
            boris.editInOffice(BORIS);
            boris.browser().reads("Anna Berg");

            sandbox.control("people/" + ANNA, "{\"mfa\":true}");
            anna.browser().driver().switchTo().newWindow(WindowType.TAB);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> anna.openForAll(NAME).browser().has("#session form[action='/connect'] button"));
            assertThat(anna.browser().text()).contains("Boris").contains("Sign in to Microsoft again");
            anna.browser().click("#session form[action='/connect'] button").see("#approve");
            String signIn = anna.browser().driver().getWindowHandle();

            boris.change("#text-1", "Written by Boris");
            closeTab(boris.browser().driver());
            anna.browser().driver().switchTo().window(annasOffice);
            anna.change("#text-0", "Written by Anna");
            anna.browser().driver().switchTo().window(signIn);
            anna.browser().click("#approve").reads("Saved just now");
            assertThat(anna.browser().text()).doesNotContain("Sign in to Microsoft again");

            Path edited = product.folder().resolve("after.docx");
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                OfficePackage now = OfficePackage.read(anna.openForAll(NAME).download(edited));
                assertThat(now.contains("Written by Anna")).isTrue();
                assertThat(now.contains("Written by Boris")).isTrue();
            });
            boris.openForAll(NAME).browser().see("#session");
            assertThat(boris.browser().text()).contains("Anna Berg").contains("Saved");
        }
    }

    /** As people do: not "Close" in the editor, just the cross of the tab. */
    private static void closeTab(WebDriver driver) {
        String tab = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        String next = driver.getWindowHandle();
        driver.switchTo().window(tab).close();
        driver.switchTo().window(next);
    }
}
