package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Main;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.SandboxClock;
import org.portal365.sandbox.StateFolder;
import org.portal365.sandbox.entra.AccessToken;
import org.portal365.sandbox.entra.AccessTokens;
import org.portal365.sandbox.entra.SigningKeys;

/** The sandbox as its own process, killed without warning. */
class KilledSandboxTest {
    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private void start(int port) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--port",
                        String.valueOf(port),
                        "--data",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("sandbox ready")) {
            line = output.readLine();
        }
        assertThat(line).as("the sandbox says that it is ready").isNotNull();
    }

    private HttpResponse<String> call(Addresses addresses, String method, String path, String body) throws Exception {
        StateFolder state = new StateFolder(folder);
        SandboxClock clock = new SandboxClock(state);
        Directory directory = new Directory(state);
        Person anna = directory.home("anna@contoso.onmicrosoft.com").orElseThrow();
        Instant now = clock.instant();
        AccessToken token = new AccessToken(
                anna.tid(),
                anna.oid(),
                anna.upn(),
                "app",
                addresses.graph(),
                Set.of("Files.ReadWrite"),
                Set.of(),
                now,
                now.plus(Duration.ofHours(1)),
                false);
        String bearer = new AccessTokens(addresses, clock, directory, new SigningKeys(state)).issue(token, Map.of());
        HttpClient http = HttpClient.newBuilder()
                .sslContext(RunningSandbox.trusting(folder.resolve("ca.pem")))
                .build();
        return http.send(
                HttpRequest.newBuilder(URI.create(addresses.graph() + "/v1.0" + path))
                        .header("Authorization", "Bearer " + bearer)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Math.min(socket.getLocalPort(), 60_000) - 7;
        }
    }

    @Test
    void nothingThatWasAnsweredIsLost() throws Exception {
        int port = freePort();
        Addresses addresses = Addresses.at(port);
        start(port);
        String last = "";
        for (int i = 0; i < 8; i++) {
            HttpResponse<String> answer =
                    call(addresses, "PUT", "/me/drive/root:/k" + i + ".txt:/content", "content " + i);
            assertThat(answer.statusCode()).isEqualTo(201);
            last = Json.parse(answer.body()).path("eTag").asText();
        }
        String delta = Json.parse(call(addresses, "GET", "/me/drive/root/delta?token=latest", "")
                        .body())
                .path("@odata.deltaLink")
                .asText();
        process.destroyForcibly().waitFor();
        start(port);
        HttpResponse<String> children = call(addresses, "GET", "/me/drive/root/children?$select=name,eTag", "");
        assertThat(Json.parse(children.body()).path("value")).hasSize(8);
        assertThat(Json.parse(children.body()).path("value").findValuesAsText("eTag"))
                .contains(last);
        String path = delta.replaceFirst(".*/v1.0", "");
        assertThat(Json.parse(call(addresses, "GET", path, "").body()).path("value"))
                .isEmpty();
    }
}
