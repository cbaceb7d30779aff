package org.portal365.itests.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

/** Where a test keeps a sandbox and its portals, and which ports they take. */
public record Product(Path folder, int sandboxPort, int portalPort, int secondPort) {
    private static final Random RANDOM = new Random();
    /** Two that test at the same time, each with ports of its own, must not look for free ones at the same place. */
    private static final int FIRST_PORT = 20_000 + 6_000 * (Integer.getInteger("portal.fork", 1) - 1);

    /** A fresh folder below target, and ports nobody uses. */
    public static Product fresh(String test) {
        try {
            Path target = Files.createDirectories(Path.of("target/portals").toAbsolutePath());
            Path folder = Files.createTempDirectory(target, test);
            int base = freeBlock();
            return new Product(folder, base, base + 200, base + 204);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port with everything free that hangs on it: the sandbox's six, two portals and their shells. */
    private static int freeBlock() {
        for (int tries = 0; tries < 100; tries++) {
            int base = FIRST_PORT + RANDOM.nextInt(110) * 50;
            if (IntStream.of(0, 1, 2, 3, 4, 5, 120, 124, 200, 204).allMatch(offset -> free(base + offset))) {
                return base;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    public Sandbox sandbox() {
        return Sandbox.start(folder.resolve("sandbox"), sandboxPort);
    }

    public PortalNode portal(Sandbox sandbox) {
        return PortalNode.start(folder.resolve("portal"), portalPort, sandbox);
    }
}
