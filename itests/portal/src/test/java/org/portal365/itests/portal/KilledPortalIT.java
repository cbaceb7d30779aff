package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** One point of case125: the process dies while a document is open in Office, and the change arrives all the same. */
class KilledPortalIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";

    @Test
    void goesOnWithAnOpenDocumentAfterKill9() throws Exception {
        Product product = Product.fresh("killed");
        Path original = Documents.put(product, "testWORD.docx", "Letter.docx");
        try (Sandbox sandbox = product.sandbox();
                PortalNode portal = product.portal(sandbox);
                Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.upload(original).editInOffice(ANNA);

            portal.kill();
            anna.change("#text-0", "Written while the portal was dead").closeOffice();
            portal.restart();

            anna.finish("Letter.docx");
            assertThat(anna.versions("Letter.docx"))
                    .as("one version for one change")
                    .isEqualTo(2);
            Path edited = anna.download(product.folder().resolve("after.docx"));
            assertThat(OfficePackage.read(edited).contains("Written while the portal was dead"))
                    .isTrue();
        }
    }
}
