package org.portal365.itests.portal;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sandbox Microsoft 365 in its own JVM. */
final class Sandbox implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Program program;

    private Sandbox(Path folder, int port, Program program) {
        this.folder = folder;
        this.port = port;
        this.program = program;
    }

    static Sandbox start(Path folder, int port) {
        Program program = Program.start(
                List.of("build/start-sandbox", folder.toString(), "" + port),
                Map.of(),
                folder.resolveSibling("sandbox.log"),
                URI.create("http://127.0.0.1:" + port + "/"));
        return new Sandbox(folder, port, program);
    }

    Path folder() {
        return folder;
    }

    int port() {
        return port;
    }

    /** Where its pages are. */
    URI pages() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        program.close();
    }
}
