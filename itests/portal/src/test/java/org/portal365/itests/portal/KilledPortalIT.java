package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** Cases 125 and 128: the process is killed or told to stop while a document is open in Office; the changes arrive. */
class KilledPortalIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";

    @Test
    void case125Case128GoesOnWithAnOpenDocumentAfterKill9AndAfterAStop() throws Exception {
        Product product = Product.fresh("killed");
        Path original = Documents.put(product, "testWORD.docx", "Letter.docx");
        try (Sandbox sandbox = product.sandbox();
                PortalNode portal = product.portal(sandbox);
                Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.upload(original).editInOffice(ANNA);

            portal.kill();
            anna.change("#text-0", "Written while the portal was dead");
            portal.restart();
            anna.openSessionAside("Letter.docx", "Saved just now");

            long began = System.nanoTime();
            portal.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("stops in time")
                    .isLessThan(Duration.ofSeconds(30));
            anna.change("#text-0", "Written while the portal was stopped").closeOffice();
            portal.restart();

            anna.finish("Letter.docx");
            assertThat(anna.versions("Letter.docx"))
                    .as("one version for one change, or both in one within the window")
                    .isBetween(2, 3);
            Path edited = anna.download(product.folder().resolve("after.docx"));
            assertThat(OfficePackage.read(edited).contains("Written while the portal was stopped"))
                    .isTrue();
        }
    }
}
