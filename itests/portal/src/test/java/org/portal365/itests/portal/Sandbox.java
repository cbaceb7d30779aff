package org.portal365.itests.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    /** Where its tokens come from. */
    String loginOrigin() {
        return "https://localhost:" + (port + 1);
    }

    /** Makes it lie once (JSON as its control page documents). */
    void forgeNextIdToken(String forgery) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(pages().resolve("/control/forgeries"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(forgery))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status >= 300) {
            throw new IOException("the sandbox answers " + status);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
