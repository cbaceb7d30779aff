package org.portal365.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients made by others, as published, against the executable jar. */
class UnmodifiedClientsIT {

    @TempDir
    static Path data;

    static Process jar;
    static String address;

    @BeforeAll
    static void start() throws IOException {
        jar = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("sandbox.jar"),
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        address = jar.inputReader().readLine().replace("sandbox ready ", "");
    }

    @AfterAll
    static void stop() {
        jar.destroy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"msal.mjs", "openid.mjs"})
    void signsInAndRenews(String script) throws Exception {
        Addresses at = new Addresses(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        ProcessBuilder client = new ProcessBuilder("src/test/clients/run", script).redirectErrorStream(true);
        client.environment()
                .putAll(Map.of(
                        "SANDBOX", at.browser(),
                        "SANDBOX_LOGIN", at.login(),
                        "SANDBOX_GRAPH", at.graph(),
                        "SANDBOX_SECRET", Files.readString(data.resolve("portal-app-secret.txt")),
                        "NODE_EXTRA_CA_CERTS", data.resolve("ca.pem").toString()));
        Process running = client.start();
        String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).describedAs(output).isZero();
        assertThat(output).contains("passed");
    }
}
