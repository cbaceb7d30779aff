package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;
import org.portal365.persistence.LocalPostgres;

/** A10: two Karafs on one PostgreSQL; the one that everything began at dies. */
class TwoNodesIT {
    private static final String BORIS = "boris@contoso.onmicrosoft.com";

    @Test
    void finishesAtTheOtherNodeWhatBeganAtTheKilledOne() throws Exception {
        Product product = Product.fresh("nodes");
        Path store = product.folder().resolve("store");
        Path original = Documents.put(product, "testWORD.docx", "Letter.docx");
        try (LocalPostgres postgres = LocalPostgres.start();
                Sandbox sandbox = product.sandbox()) {
            String database = postgres.url() + "?user=" + postgres.user();
            String urls = "http://localhost:" + product.portalPort() + ",http://localhost:" + product.secondPort();
            try (PortalNode a = PortalNode.start(
                            product.folder().resolve("a"), product.portalPort(), sandbox, database, store, urls);
                    PortalNode b = PortalNode.start(
                            product.folder().resolve("b"), product.secondPort(), sandbox, database, store, urls);
                    Person boris = new Person(a)) {
                boris.signIn(BORIS).browser().reads("Boris");
                boris.upload(original).editInOffice(BORIS);
                a.kill();
                boris.change("#text-0", "Saved after node A had died").closeOffice();

                boris.useNode(b);
                boris.finish("Letter.docx");
                assertThat(boris.versions("Letter.docx")).isEqualTo(2);
                Path edited = boris.download(product.folder().resolve("after.docx"));
                assertThat(OfficePackage.read(edited).contains("Saved after node A had died"))
                        .isTrue();
            }
        }
    }
}
