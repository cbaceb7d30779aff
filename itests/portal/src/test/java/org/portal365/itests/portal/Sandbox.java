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

    /** Changes which accounts the portal's registration admits: single, multi or personal. */
    void admit(String accounts) throws IOException, InterruptedException {
        String app = send(request("apps")).replaceFirst("(?s)^\\[(.*)]\\s*$", "$1");
        control("apps", app.replaceFirst("\"accounts\":\"\\w+\"", "\"accounts\":\"" + accounts + "\""));
    }

    /** Tells its control page something (JSON as that page documents). */
    void control(String path, String json) throws IOException, InterruptedException {
        send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(pages().resolve("/control/" + path));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("the sandbox answers " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        program.close();
    }
}
