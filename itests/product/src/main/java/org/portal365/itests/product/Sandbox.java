package org.portal365.itests.product;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sandbox Microsoft 365 in its own JVM. */
public final class Sandbox implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Program program;

    private Sandbox(Path folder, int port, Program program) {
        this.folder = folder;
        this.port = port;
        this.program = program;
    }

    public static Sandbox start(Path folder, int port) {
        Program program = Program.start(
                List.of("build/start-sandbox", folder.toString(), "" + port),
                Map.of(),
                folder.resolveSibling("sandbox.log"),
                URI.create("http://127.0.0.1:" + port + "/"));
        return new Sandbox(folder, port, program);
    }

    public Path folder() {
        return folder;
    }

    public int port() {
        return port;
    }

    /** Where its pages are. */
    public URI pages() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Changes which accounts the portal's registration admits: single, multi or personal. */
    public void admit(String accounts) throws IOException, InterruptedException {
        register(registration().replaceFirst("\"accounts\":\"\\w+\"", "\"accounts\":\"" + accounts + "\""));
    }

    /** The portal's registration as the sandbox keeps it. */
    public String registration() throws IOException, InterruptedException {
        return told("apps").replaceFirst("(?s)^\\[(.*)]\\s*$", "$1");
    }

    /** Puts a registration in the place of the one there is. */
    public void register(String registration) throws IOException, InterruptedException {
        control("apps", registration);
    }

    /** Tells its control page something (JSON as that page documents). */
    public void control(String path, String json) throws IOException, InterruptedException {
        String unused = answer(path, json);
    }

    /** Tells its control page something and gives what it answers (JSON both). */
    public String answer(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What its control page tells (JSON). */
    public String told(String path) throws IOException, InterruptedException {
        return send(request(path));
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
