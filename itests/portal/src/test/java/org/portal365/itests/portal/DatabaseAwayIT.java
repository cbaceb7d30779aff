package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Program;
import org.portal365.itests.product.Sandbox;
import org.portal365.persistence.LocalPostgres;

/** Case 153: the database goes and comes back under the portal, and a machine that starts has the portal before it. */
class DatabaseAwayIT {
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String WAITS = "cannot be opened and is tried again every 5 s, nothing works until it can";

    @Test
    void case153WhatRunsGoesOnAndWhatStartsWaits() throws Exception {
        Product product = Product.fresh("late");
        try (LocalPostgres postgres = LocalPostgres.start();
                Sandbox sandbox = product.sandbox()) {
            Map<String, String> environment = Map.of("PORTAL_DATABASE", postgres.url() + "?user=" + postgres.user());
            try (PortalNode node =
                    PortalNode.start(product.folder().resolve("a"), product.portalPort(), sandbox, environment)) {
                survives(node, postgres, Documents.put(product, "testWORD.docx", "Letter.docx"));
                assertThat(node.log()).as("positive control").doesNotContain(WAITS);
                node.stop();
                postgres.stop();

                CompletableFuture<Void> back = CompletableFuture.runAsync(() -> {
                    await().atMost(Duration.ofMinutes(1)).until(() -> node.log().contains(WAITS));
                    postgres.resume();
                });
                node.restart();
                back.get(1, TimeUnit.MINUTES);
                signsIn(node);
            }
        }
    }

    /** Whoever was signed in still is, and what is written in Office meanwhile comes. */
    private static void survives(PortalNode node, LocalPostgres postgres, Path original) throws Exception {
        try (Person boris = new Person(node)) {
            boris.signIn(BORIS).browser().reads("Boris");
            boris.upload(original).editInOffice(BORIS);
            postgres.stop();
            await().atMost(Duration.ofMinutes(1)).until(() -> Program.status(node.address("/health")) == 503);
            boris.change("#text-0", "Written while the database was away").closeOffice();
            boris.browser().go(node.address("/disk")).reads("This is not available at the moment.");
            postgres.resume();
            await().atMost(Duration.ofMinutes(1)).until(() -> Program.status(node.address("/health")) == 200);
            boris.finish("Letter.docx");
            assertThat(boris.versions("Letter.docx")).isEqualTo(2);
        }
    }

    private static void signsIn(PortalNode node) throws Exception {
        try (Person boris = new Person(node)) {
            boris.signIn(BORIS).browser().reads("Boris");
        }
    }
}
