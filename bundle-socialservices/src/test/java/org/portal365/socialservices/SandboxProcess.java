package org.portal365.socialservices;

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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;

/** The sandbox in its own JVM, from the jar that the reactor built before. */
public final class SandboxProcess implements AutoCloseable {
    public static final String CONTOSO = "6a2f4d10-3c5b-4e7a-8d91-0b1c2d3e4f50";
    static final String ANNA = "b6c9ed89-293a-4ad9-80cd-5ba0b6f05604";

    private static final Pattern READY = Pattern.compile("sandbox ready http://127\\.0\\.0\\.1:(\\d+)");
    public static final String CLIENT = "3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final int port;
    private final Process process;

    SandboxProcess(Path data) {
        this.data = data;
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            jar().toString(),
                            "--port",
                            "0",
                            "--data",
                            data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("sandbox.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::ready);
        port = port();
    }

    private boolean ready() {
        if (!process.isAlive()) {
            throw new IllegalStateException(log());
        }
        return READY.matcher(log()).find();
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../m365-sandbox/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("m365-sandbox-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("m365-sandbox is not built: mvn -pl m365-sandbox package"));
        }
    }

    /** The base port, from the line "sandbox ready http://127.0.0.1:PORT". */
    private int port() {
        Matcher ready = READY.matcher(log());
        if (!ready.find()) {
            throw new IllegalStateException(log());
        }
        return Integer.parseInt(ready.group(1));
    }

    private String log() {
        try {
            return Files.readString(data.resolve("sandbox.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path authority() {
        return data.resolve("ca.pem");
    }

    Cloud cloud() {
        return new Cloud(
                "sandbox",
                URI.create("http://127.0.0.1:" + port),
                URI.create("https://localhost:" + (port + 1)),
                URI.create("https://localhost:" + (port + 2)),
                URI.create("https://outlook.office.com"),
                List.of("127.0.0.1:" + (port + 3)),
                Optional.of(authority()),
                true,
                Optional.empty());
    }

    AppRegistration registration(Set<String> tenants) {
        Accounts accounts = tenants.size() == 1 ? Accounts.ONE_TENANT : Accounts.MANY_TENANTS;
        return new AppRegistration(CLIENT, accounts, tenants, cloud(), false, List.of(new ClientSecret(this::secret)));
    }

    /** The first Key. */
    String secret() {
        try {
            return Files.readString(data.resolve("portal-app-secret.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the login host answers. */
    String login(String path) {
        OutboundRequest request = OutboundRequest.get(URI.create(cloud().loginOrigin() + path));
        return new RecordingHttp().forCloud(cloud()).send(request).text();
    }

    /** Asks the control interface; the answer. */
    String control(String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(cloud().browserOrigin() + "/control/" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return send(request);
    }

    /** The registration, proving itself with these; the first Key of the sandbox is {@link #secret}. */
    AppRegistration registration(Credential... credentials) {
        AppRegistration usual = registration(Set.of(CONTOSO));
        return new AppRegistration(
                CLIENT, usual.accounts(), usual.tenants(), usual.cloud(), usual.guests(), List.of(credentials));
    }

    /** Makes one more client secret known. */
    String addSecret() {
        return addSecret(CLIENT);
    }

    /** Makes one more client secret of an app known. */
    String addSecret(String client) {
        return control("apps/" + client + "/secrets", "{}").replaceAll(".*\"secret\" *: *\"([^\"]+)\".*", "$1");
    }

    /** Ends all client secrets there are. */
    void expireSecrets() {
        String unused = control("apps/" + CLIENT + "/expire-secrets", "{}");
    }

    /** Puts the registration in the place of the one there is, or adds it. */
    void register(String app) {
        String unused = control("apps", app);
    }

    String registered() {
        return control("apps").replaceFirst("(?s)^\\[(.*)]\\s*$", "$1");
    }

    /** Changes which accounts the portal's registration admits: single, multi or personal. */
    void admit(String accounts) {
        register(registered().replaceFirst("\"accounts\":\"\\w+\"", "\"accounts\":\"" + accounts + "\""));
    }

    String control(String path) {
        return send(HttpRequest.newBuilder(URI.create(cloud().browserOrigin() + "/control/" + path))
                .build());
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }
}
