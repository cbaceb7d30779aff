package org.portal365.benchmarks;

import java.util.Locale;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/**
 * A start that is not the first: until the pages offer sign-in, editing and mailboxes of Office365, against Karaf as
 * Apache ships it until its shell can be called. Then the heap that is in use after a document was opened.
 */
final class KarafStart implements Benchmarks.Measurement {
    private static final int ROUNDS = Integer.getInteger("rounds", 7);

    @Override
    public String run() throws Exception {
        Product product = Product.fresh("start");
        Comparison seconds = new Comparison("until it is ready", "s");
        Comparison heap = new Comparison("heap in use after the first document", "MiB");
        try (PlainKaraf plain = PlainKaraf.unpack(product.folder().resolve("plain"), product.secondPort());
                Sandbox sandbox = product.sandbox();
                PortalNode portal = product.portal(sandbox)) {
            PortalUser anna = new PortalUser(portal.address(""), "anna@contoso.onmicrosoft.com");
            anna.signIn();
            anna.create("First");
            portal.stop();
            plain.start();
            plain.stop();
            for (int i = 0; i < ROUNDS; i++) {
                long begun = System.nanoTime();
                portal.restart();
                anna.awaitAll();
                double ours = since(begun);
                anna.create("Document " + i);
                double our = Heap.mebibytes(portal.program().pid());
                portal.stop();
                begun = System.nanoTime();
                plain.start();
                seconds.round(ours, since(begun));
                heap.round(our, Heap.mebibytes(plain.pid()));
                plain.stop();
            }
        }
        return String.format(Locale.ROOT, "%s; more: %.2f%n%s; more: %.1f", seconds, seconds.more(), heap, heap.more());
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
