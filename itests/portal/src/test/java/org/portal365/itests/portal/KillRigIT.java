package org.portal365.itests.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** Cases 125, 126 and 127: the real Karaf is killed again and again while documents are being written in Office. */
class KillRigIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final int KILLS = Boolean.getBoolean("full") ? 160 : 25;
    private static final int DOCUMENTS = 3;

    /** Requests at which the portal dies while they are under way; they take effect all the same. */
    private static final Mark WATCH = new Mark("GET", "graph");

    private static final Mark DOWNLOAD = new Mark("GET", "files");
    private static final Mark CLEAN = new Mark("DELETE", "graph");

    /** A kind of request, by its method and the site of the sandbox that it goes to. */
    private record Mark(String method, String site) {}

    private final Random random = new Random(126);
    private final List<KilledDocument> documents = new ArrayList<>();
    private Sandbox sandbox;
    private PortalNode portal;
    private int marked;

    @Test
    void case125Case126Case127EveryChangeArrivesOnceWheneverThePortalIsKilled() throws Exception {
        Product product = Product.fresh("kills");
        Path etc = Files.createDirectories(product.folder().resolve("etc"));
        Files.writeString(
                etc.resolve("org.portal365.disk.office365.cfg"),
                "enabled = true\nsettle.time = 2 s\nwatch.interval = 1 s\nmerge.window = 1 s\n");
        try (Sandbox microsoft = product.sandbox();
                PortalNode node = PortalNode.start(
                        product.folder().resolve("portal"),
                        product.portalPort(),
                        microsoft,
                        Map.of("PORTAL_ETC", etc.toString()));
                Person anna = new Person(node)) {
            sandbox = microsoft;
            portal = node;
            anna.signIn(ANNA).browser().reads("Anna Berg");
            for (int i = 0; i < DOCUMENTS; i++) {
                documents.add(KilledDocument.open(anna, product, "Letter " + i + ".docx", ANNA));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                round(kill, anna);
            }
            for (KilledDocument document : documents) {
                document.gone(anna);
            }
            int versions = 0;
            for (KilledDocument document : documents) {
                versions += document.check(anna, product.folder());
            }
            figure(versions);
        }
    }

    /** Somebody writes, before, while or after the portal is dead; the next starts to recover what the last has left. */
    private void round(int kill, Person anna) throws Exception {
        KilledDocument document = documents.get(kill % DOCUMENTS);
        boolean last = kill > KILLS - DOCUMENTS;
        boolean dead = kill % 3 == 0 && !last;
        if (!dead) {
            document.write(anna, "Round " + kill);
        }
        if (last) {
            document.finish(anna);
        }
        die(kill, last);
        if (dead) {
            document.write(anna, "Round " + kill);
        }
        portal.restart();
    }

    private void die(int kill, boolean last) throws IOException, InterruptedException {
        if (last) {
            dieAt(CLEAN);
            return;
        }
        switch (kill % 5) {
            case 0 -> portal.kill();
            case 1, 2 -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(5_000)));
                portal.kill();
            }
            case 3 -> dieAt(WATCH);
            default -> dieAt(DOWNLOAD);
        }
    }

    /** While the request is under way; when none comes, at some time. */
    private void dieAt(Mark mark) throws IOException, InterruptedException {
        sandbox.control("reset", "");
        sandbox.control(
                "faults",
                "{\"site\":\"" + mark.site() + "\",\"method\":\"" + mark.method()
                        + "\",\"path\":\"*\",\"status\":0,\"count\":1,\"delayMillis\":1500}");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(6);
        while (System.nanoTime() < end && waits()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        marked += waits() ? 0 : 1;
        portal.kill();
    }

    private boolean waits() throws IOException, InterruptedException {
        return sandbox.told("faults").contains("delayMillis");
    }

    private void figure(int versions) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/figures"));
        Files.writeString(
                folder.resolve("kills.txt"),
                "kill -9 of the portal while documents are edited: " + KILLS + " kills, " + marked
                        + " of them at a request under way, " + DOCUMENTS + " documents, " + versions
                        + " versions brought back: 0 lost, 0 doubled, 0 left in OneDrive\n");
    }
}
