package org.portal365.itests.graph;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portal365.m365.cloud.Cloud;

/** The sandbox in its own JVM, from the jar that the reactor has built. One for all tests of this run. */
public final class GraphSandbox {
    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern READY = Pattern.compile("sandbox ready http://127\\.0\\.0\\.1:(\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path data;
    private final Process process;
    private final int port;

    private GraphSandbox(Path data) throws IOException {
        this.data = data;
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        jar().toString(),
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("sandbox.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        await().atMost(Duration.ofSeconds(60)).until(this::ready);
        port = port();
    }

    private static final class Shared {
        static final GraphSandbox INSTANCE = start();
    }

    /** The one that is running, or that is started now. */
    public static GraphSandbox shared() {
        return Shared.INSTANCE;
    }

    private static GraphSandbox start() {
        try {
            return new GraphSandbox(Files.createTempDirectory("graph-sandbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../../m365-sandbox/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("m365-sandbox-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("m365-sandbox is not built"));
        }
    }

    private boolean ready() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(log());
        }
        return READY.matcher(log()).find();
    }

    private String log() throws IOException {
        return Files.readString(data.resolve("sandbox.log"));
    }

    private int port() throws IOException {
        Matcher ready = READY.matcher(log());
        if (!ready.find()) {
            throw new IllegalStateException(log());
        }
        return Integer.parseInt(ready.group(1));
    }

    public int graphPort() {
        return port + 2;
    }

    public int filesPort() {
        return port + 3;
    }

    public Cloud cloud() {
        return new Cloud(
                "sandbox",
                URI.create("http://127.0.0.1:" + port),
                URI.create("https://localhost:" + (port + 1)),
                URI.create("https://localhost:" + graphPort()),
                URI.create("https://outlook.office.com"),
                List.of("127.0.0.1:" + filesPort()),
                Optional.of(data.resolve("ca.pem")),
                true,
                Optional.empty());
    }

    /** A day's token of Graph. */
    public String token(String upn, String scopes) {
        return control("people/" + upn + "/token", Map.of("scopes", scopes))
                .path("token")
                .asText();
    }

    public void flip(String name, Object value) {
        JsonNode unused = control("switches", Map.of(name, String.valueOf(value)));
    }

    public void fault(Map<String, ?> fault) {
        JsonNode unused = control("faults", fault);
    }

    /** Faults, switches, clock and the log of calls as in the beginning. */
    public void reset() {
        JsonNode unused = control("reset", Map.of());
    }

    /** Calls since the last reset, oldest first. */
    public List<JsonNode> calls() {
        return List.copyOf(JSON.convertValue(
                send(HttpRequest.newBuilder(control("log")).build()),
                JSON.getTypeFactory().constructCollectionType(List.class, JsonNode.class)));
    }

    public JsonNode control(String path, Object body) {
        try {
            return send(HttpRequest.newBuilder(control(path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI control(String path) {
        return URI.create("http://127.0.0.1:" + port + "/control/" + path);
    }

    private static JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
