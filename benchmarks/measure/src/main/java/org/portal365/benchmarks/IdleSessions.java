package org.portal365.benchmarks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** A thousand documents open in Office, and nobody writes: what the portal's process costs, and what it asks of Graph. */
final class IdleSessions implements Benchmarks.Measurement {
    private static final int SESSIONS = 1_000;
    private static final Duration OPENING = Duration.ofMinutes(40);
    /** The last of them have just been changed, by opening them. */
    private static final Duration CALM = Duration.ofMinutes(2);

    private static final Duration MEASURED = Duration.ofMinutes(2);
    private static final Pattern CALL = Pattern.compile("\"site\"\\s*:\\s*\"graph\"", Pattern.CASE_INSENSITIVE);

    @Override
    public String run() throws Exception {
        Product product = Product.fresh("benchmark");
        Path etc = Files.createDirectories(product.folder().resolve("etc"));
        // As installed: with the sandbox it looks for changes thirty times as often, so that nobody has to wait.
        var unused = Files.writeString(etc.resolve("org.portal365.disk.office365.cfg"), "enabled = true\n");
        try (Sandbox sandbox = product.sandbox();
                PortalNode portal = PortalNode.start(
                        product.folder().resolve("portal"),
                        product.portalPort(),
                        sandbox,
                        Map.of("PORTAL_ETC", etc.toString()))) {
            PortalUser anna = new PortalUser(portal.address(""), "anna@contoso.onmicrosoft.com");
            anna.signIn();
            for (int i = 0; i < SESSIONS; i++) {
                anna.create("Document " + i);
                if (i % 100 == 99) {
                    System.out.println("  " + (i + 1) + " opened");
                }
            }
            allOpen(portal);
            Thread.sleep(CALM.toMillis());
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

    /** Until the last is open; the portal keeps within the request budget of one tenant, so that takes a quarter of an hour. */
    private static void allOpen(PortalNode portal) throws Exception {
        String token =
                Files.readString(portal.folder().resolve("store/monitor-token")).strip();
        HttpRequest request = HttpRequest.newBuilder(portal.address("/metrics"))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpClient http = HttpClient.newHttpClient();
        String open = "office365_edit_sessions{state=\"OPEN\"} " + SESSIONS;
        long end = System.nanoTime() + OPENING.toNanos();
        while (!http.send(request, HttpResponse.BodyHandlers.ofString()).body().contains(open)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("not all are open after " + OPENING);
            }
            Thread.sleep(Duration.ofSeconds(5).toMillis());
        }
    }
}
