package org.portal365.itests.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One Karaf with the reference portal and all of Office365. */
public final class PortalNode implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Sandbox sandbox;
    private final Map<String, String> environment;
    private Program program;

    private PortalNode(Path folder, int port, Sandbox sandbox, Map<String, String> environment) {
        this.folder = folder;
        this.port = port;
        this.sandbox = sandbox;
        this.environment = environment;
        this.program = launch();
    }

    /** A node of its own, on H2. */
    public static PortalNode start(Path folder, int port, Sandbox sandbox) {
        return new PortalNode(folder, port, sandbox, Map.of());
    }

    /** A node of its own, with what build/start-portal takes from its environment. */
    public static PortalNode start(Path folder, int port, Sandbox sandbox, Map<String, String> environment) {
        return new PortalNode(folder, port, sandbox, Map.copyOf(environment));
    }

    /** A node among others: same database, same store. */
    public static PortalNode start(Path folder, int port, Sandbox sandbox, String database, Path store, String urls) {
        return new PortalNode(
                folder,
                port,
                sandbox,
                Map.of("PORTAL_DATABASE", database, "PORTAL_STORE", store.toString(), "PORTAL_URLS", urls));
    }

    private Program launch() {
        return Program.start(
                List.of(
                        "build/start-portal",
                        folder.toString(),
                        "" + port,
                        sandbox.folder().toString(),
                        "" + sandbox.port()),
                environment,
                folder.resolveSibling(folder.getFileName() + ".log"),
                address("/health"));
    }

    /** Where it keeps everything: Karaf and the store. */
    public Path folder() {
        return folder;
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** The password that the first start wrote for the local administrator. */
    public String adminPassword() {
        Path store = Path.of(
                environment.getOrDefault("PORTAL_STORE", folder.resolve("store").toString()));
        try {
            return Files.readString(store.resolve("initial-admin-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Karaf has logged so far. */
    public String log() {
        try {
            return Files.readString(folder.resolve("karaf/data/log/karaf.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process. */
    public Program program() {
        return program;
    }

    public void kill() {
        program.kill();
    }

    /** As a service manager stops it; waits for its end. */
    public void stop() {
        program.close();
    }

    /** Starts it again where it was killed or stopped. */
    public void restart() {
        program = launch();
    }

    @Override
    public void close() {
        program.close();
    }
}
