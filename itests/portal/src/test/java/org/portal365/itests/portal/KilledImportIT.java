package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** D23: the process dies in the middle of an import; the next start brings the rest, and nothing twice. */
class KilledImportIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";

    @Test
    void d23GoesOnAfterKill9() {
        Product product = Product.fresh("killedimport");
        try (Sandbox sandbox = product.sandbox();
                PortalNode portal = product.portal(sandbox);
                Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.browser().go(portal.address("/disk/documents"));
            DocumentsIT.press(anna, ANNA, "a[href^='/disk/outside/office365']", "ul.outside");
            DocumentsIT.press(anna, ANNA, "ul.outside a[href$='place=sites']", "ul.outside a[href*='place=site%3A']");
            for (String name : new String[] {"Marketing", "Documents"}) {
                // The page's own navigation has a link "Documents" too.
                By place = By.xpath("//ul[contains(@class, 'outside')]//a[normalize-space() = '" + name + "']");
                anna.browser().waitFor(place);
                anna.browser().driver().findElement(place).click();
            }
            anna.browser().waitFor(By.linkText("Weekly figures"));
            anna.browser().click("ul.outside li:has(a.folder) input").click("form[action*='/import/'] > button");
            anna.browser().see("#job[data-state=RUNNING]");
            URI job = anna.browser().address();
            portal.kill();
            portal.restart();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> anna.browser().go(job).has("#job[data-state=DONE]"));
            anna.browser().go(portal.address("/disk"));
            anna.browser().waitFor(By.linkText("Weekly figures"));
            anna.browser().driver().findElement(By.linkText("Weekly figures")).click();
            anna.browser().waitFor(By.linkText("2025 week 53.csv"));
            assertThat(anna.browser().driver().findElements(By.cssSelector("table.files tbody tr")))
                    .as("each once")
                    .hasSize(106);
        }
    }
}
