package org.portal365.benchmarks;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Program;
import org.portal365.itests.product.Sandbox;
import org.portal365.socialservices.SandboxProcess;

/**
 * Processor time of a whole sign-in in the server: sign-in page, beginning, callback. Ours is the portal on
 * Karaf with flows, sessions and audit in its database, H2 on disk. Both ask the same sandbox.
 *
 * @param kept whether the peer keeps its flows and sessions in a database of that kind too, or in memory
 */
record SignInMeasurement(boolean kept) implements Benchmarks.Measurement {
    /** Until the compilers of both have come to rest; they count. */
    private static final int WARM_UP = 15_000;

    private static final int ROUNDS = 9;
    private static final int SIGN_INS = 300;

    @Override
    public String run() throws Exception {
        AtomicInteger visitor = new AtomicInteger();
        Product product = Product.fresh("benchmark");
        try (Sandbox sandbox = product.sandbox();
                PortalNode portal = product.portal(sandbox);
                Program peer = springPeer(product, sandbox)) {
            Visit ours = new Visit(portal.address(""), "/signin", true);
            Visit theirs = new Visit(URI.create("http://localhost:" + product.secondPort()), "/login", false);
            double unused = milliseconds(portal.program(), ours, WARM_UP, visitor)
                    + milliseconds(peer, theirs, WARM_UP, visitor);
            ours.check("10.255.0.1");
            theirs.check("10.255.0.1");
            Comparison comparison = new Comparison(
                    "sign-in, server side, against Spring Security with sessions " + (kept ? "on disk" : "in memory"),
                    "ms CPU");
            for (int round = 0; round < ROUNDS; round++) {
                comparison.round(
                        milliseconds(portal.program(), ours, SIGN_INS, visitor),
                        milliseconds(peer, theirs, SIGN_INS, visitor));
            }
            return comparison.toString();
        }
    }

    private static double milliseconds(Program program, Visit visit, int times, AtomicInteger visitor) {
        Duration before = program.cpu();
        for (int i = 0; i < times; i++) {
            // Everybody comes from somewhere else, as users do; else the flood limit would stop us.
            int who = visitor.incrementAndGet();
            visit.signIn("10.%d.%d.%d".formatted(who >> 16 & 255, who >> 8 & 255, who & 255));
        }
        return program.cpu().minus(before).toNanos() / 1e6 / times;
    }

    private Program springPeer(Product product, Sandbox sandbox) throws Exception {
        String target = Program.TOP.resolve("benchmarks/spring-peer/target").toString();
        return Program.start(
                List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx1g",
                        "-Dca=" + sandbox.folder().resolve("ca.pem"),
                        "-cp",
                        target + "/classes:" + target + "/lib/*",
                        "org.portal365.benchmarks.spring.SpringPeer",
                        "--server.port=" + product.secondPort(),
                        "--server.address=127.0.0.1",
                        "--issuer=https://localhost:" + (sandbox.port() + 1) + "/" + SandboxProcess.CONTOSO + "/v2.0",
                        "--spring.profiles.active=" + (kept ? "disk" : "memory"),
                        "--spring.datasource.url=jdbc:h2:file:"
                                // As ours does it: stored before the answer, and statements kept.
                                + product.folder().resolve("spring") + ";WRITE_DELAY=0;QUERY_CACHE_SIZE=200",
                        "--client.id=" + SandboxProcess.CLIENT,
                        "--client.secret="
                                + Files.readString(sandbox.folder().resolve("portal-app-secret.txt"))
                                        .strip()),
                Map.of(),
                product.folder().resolve("spring.log"),
                URI.create("http://localhost:" + product.secondPort() + "/health"));
    }
}
