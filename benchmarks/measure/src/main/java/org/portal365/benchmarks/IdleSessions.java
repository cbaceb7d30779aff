package org.portal365.benchmarks;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** A thousand documents open in Office, and nobody writes: what the portal's process costs, and what it asks of Graph. */
final class IdleSessions implements Benchmarks.Measurement {
    private static final int SESSIONS = 1_000;
    private static final Duration MEASURED = Duration.ofMinutes(2);
    private static final int QUIET_LOOKS = 4;
    private static final Pattern CHANGE =
            Pattern.compile("\"site\"\\s*:\\s*\"graph\",\\s*\"method\"\\s*:\\s*\"(PUT|POST|PATCH)\"");
    private static final Pattern CALL = Pattern.compile("\"site\"\\s*:\\s*\"graph\"", Pattern.CASE_INSENSITIVE);

    @Override
    public String run() throws Exception {
        Product product = Product.fresh("benchmark");
        try (Sandbox sandbox = product.sandbox();
                PortalNode portal = product.portal(sandbox)) {
            PortalUser anna = new PortalUser(portal.address(""), "anna@contoso.onmicrosoft.com");
            anna.signIn();
            for (int i = 0; i < SESSIONS; i++) {
                anna.create("Document " + i);
                if (i % 100 == 99) {
                    System.out.println("  " + (i + 1) + " opened");
                }
            }
            quiet(sandbox);
            sandbox.control("reset", "");
            Duration before = portal.program().cpu();
            Thread.sleep(MEASURED.toMillis());
            Duration cpu = portal.program().cpu().minus(before);
            long calls = CALL.matcher(sandbox.told("log")).results().count();
            return String.format(
                    Locale.ROOT,
                    "%,d documents open in Office, nobody writes: %.1f %% of one core, %.1f calls of Graph a minute",
                    SESSIONS,
                    100.0 * cpu.toMillis() / MEASURED.toMillis(),
                    calls / (MEASURED.toSeconds() / 60.0));
        }
    }

    /**
     * Until the last is open: then there are only looks at the drive. The portal keeps within the request budget of one
     * tenant, so it rests now and then.
     */
    private static void quiet(Sandbox sandbox) throws Exception {
        for (int looks = 0; looks < QUIET_LOOKS; looks++) {
            sandbox.control("reset", "");
            Thread.sleep(Duration.ofSeconds(20).toMillis());
            long changes = CHANGE.matcher(sandbox.told("log")).results().count();
            System.out.println("  " + changes + " changes in 20 seconds");
            if (changes > 0) {
                looks = -1;
            }
        }
    }
}
