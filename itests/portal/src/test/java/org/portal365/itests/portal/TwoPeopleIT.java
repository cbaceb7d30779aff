package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
    private static final String RECONNECT = "#session form[action='/connect'] button";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Product product = Product.fresh("together");
    private final Sandbox sandbox = product.sandbox();
    private PortalNode portal;
    private Person anna;
    private Person boris;

    @BeforeEach
    void start() throws Exception {
        Path etc = Files.createDirectories(product.folder().resolve("etc"));
        Files.writeString(
                etc.resolve("org.portal365.disk.office365.cfg"),
                "enabled = true\nsettle.time = 2 s\nwatch.interval = 1 s\nmerge.window = 1 s\n");
        Path folder = product.folder().resolve("portal");
        portal = PortalNode.start(folder, product.portalPort(), sandbox, Map.of("PORTAL_ETC", etc.toString()));
        sandbox.control("switches", "{\"accessTokenSeconds\":\"240\"}");
        anna = new Person(portal).signIn(ANNA);
        anna.browser().reads("Anna Berg");
        boris = new Person(portal).signIn(BORIS);
        boris.browser().reads("Boris");
    }

    @AfterEach
    void stop() {
        anna.close();
        boris.close();
        portal.close();
        sandbox.close();
    }

    @Test
    void d10BothChangesArriveWhileOneClosesTheTabAndOneSignsInAgain() throws Exception {
        anna.uploadForAll(Documents.put(product, "testWORD.docx", NAME)).editInOffice(ANNA);
        String office = anna.browser().driver().getWindowHandle();
        boris.openForAll(NAME).browser().reads("Anna Berg");
        boris.browser().reads("Join");
        boris.editInOffice(BORIS);
        assertThat(boris.browser().text()).as("who else is here").contains("Anna Berg");

        String signIn = annaIsAskedToSignInAgain();
        boris.change("#text-1", "Written by Boris");
        closeTab(boris.browser().driver());
        anna.browser().driver().switchTo().window(office);
        anna.change("#text-0", "Written by Anna");
        anna.browser().driver().switchTo().window(signIn);
        anna.browser().click("#approve").reads("Saved just now");
        assertThat(anna.browser().text()).doesNotContain("Sign in to Microsoft again");

        await().atMost(PATIENCE).untilAsserted(() -> {
            Path now = anna.openForAll(NAME).download(product.folder().resolve("after.docx"));
            assertThat(OfficePackage.read(now).contains("Written by Anna")).isTrue();
            assertThat(OfficePackage.read(now).contains("Written by Boris")).isTrue();
        });
        boris.openForAll(NAME).browser().see("#session");
        assertThat(boris.browser().text()).contains("Anna Berg").contains("Saved");
    }

    /** The second factor is demanded of the session's owner; gives the tab in which she is half way through. */
    private String annaIsAskedToSignInAgain() throws Exception {
        sandbox.control("people/" + ANNA, "{\"mfa\":true}");
        anna.browser().driver().switchTo().newWindow(WindowType.TAB);
        await().atMost(PATIENCE).until(() -> anna.openForAll(NAME).browser().has(RECONNECT));
        assertThat(anna.browser().text()).contains("Boris").contains("Sign in to Microsoft again");
        anna.browser().click(RECONNECT).see("#approve");
        return anna.browser().driver().getWindowHandle();
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
