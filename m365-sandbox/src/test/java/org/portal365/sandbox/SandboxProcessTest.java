package org.portal365.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxProcessTest {

    @TempDir
    Path data;

    @Test
    void grantsAndSettingsSurviveARestart() {
        String refresh;
        String code;
        try (TestSandbox sandbox = new TestSandbox(data)) {
            TestBrowser browser = sandbox.browser();
            refresh = browser.signIn("organizations", "anna@contoso.onmicrosoft.com")
                    .path("refresh_token")
                    .asText();
            code = browser.code("organizations", "anna@contoso.onmicrosoft.com", TestBrowser.request());
            assertThat(browser.redeem("organizations", code, Map.of()).statusCode())
                    .isEqualTo(200);
            sandbox.flip("mfa", true);
            sandbox.control("clock", "{\"offset\":\"PT1H\"}");
        }
        try (TestSandbox sandbox = new TestSandbox(data)) {
            assertThat(sandbox.sandbox().parts().switches().on("mfa")).isTrue();
            assertThat(sandbox.sandbox().parts().clock().offset().toHours()).isEqualTo(1);
            sandbox.control("reset", "");
            HttpResponse<String> again = sandbox.browser().redeem("organizations", code, Map.of());
            assertThat(again.body()).contains("AADSTS54005");
            HttpResponse<String> renewed = sandbox.browser()
                    .token(
                            "organizations",
                            Map.of(
                                    "grant_type",
                                    "refresh_token",
                                    "client_id",
                                    TestSandbox.PORTAL,
                                    "client_secret",
                                    sandbox.secret(),
                                    "refresh_token",
                                    refresh));
            assertThat(renewed.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void secretsAreReadableByTheOwnerOnly() throws IOException {
        new TestSandbox(data).close();
        for (String file :
                new String[] {"ca.key", "portal-app-secret.txt", "seal.key", "signing-keys.json", "apps.json"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                    .describedAs(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aProcessSaysWhenItIsReadyAndStopsOnSigterm() throws Exception {
        Process process = process();
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).matches("sandbox ready http://127\\.0\\.0\\.1:\\d+");
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aQueuedFaultHitsAsOftenAsAskedAndLeavesATraceInTheLog() {
        try (TestSandbox sandbox = new TestSandbox(data)) {
            String address = sandbox.at().login() + "/common/discovery/v2.0/keys";
            sandbox.control(
                    "faults",
                    "{\"site\":\"login\",\"path\":\"*/keys\",\"status\":503,\"headers\":{\"Retry-After\":\"7\"},\"count\":2}");
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = sandbox.get(address);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("7");
            }
            assertThat(sandbox.get(address, "Bearer secret").statusCode()).isEqualTo(200);
            JsonNode log = sandbox.json(sandbox.at().browser() + "/control/log");
            assertThat(log.toString()).contains("\"Authorization\":\"Bearer\"").doesNotContain("secret");
            assertThat(log.valueStream().filter(call -> call.path("status").asInt() == 503))
                    .hasSize(2);
        }
    }

    @Test
    void aFaultAfterHandlingHidesASuccess() {
        try (TestSandbox sandbox = new TestSandbox(data)) {
            TestBrowser browser = sandbox.browser();
            String code = browser.code("organizations", "anna@contoso.onmicrosoft.com", TestBrowser.request());
            sandbox.control("faults", "{\"path\":\"*/token\",\"status\":500,\"afterHandling\":true}");
            assertThat(browser.redeem("organizations", code, Map.of()).statusCode())
                    .isEqualTo(500);
            assertThat(browser.redeem("organizations", code, Map.of()).body()).contains("AADSTS54005");
        }
    }

    @Test
    void nonsenseAtTheControlInterfaceIsRefusedWithAWord() {
        try (TestSandbox sandbox = new TestSandbox(data)) {
            String address = sandbox.at().browser() + "/control/";
            for (String body : new String[] {"{\"weather\":\"fine\"}", "{\"mfa\":\"perhaps\"}", "not json"}) {
                HttpResponse<String> answer = sandbox.post(address + "switches", "application/json", body);
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.body()).isNotBlank();
            }
        }
    }

    @Test
    void whatWasAnsweredBeforeAKillIsThereAfterIt() throws Exception {
        Process process = process();
        try (var out = process.inputReader()) {
            String address = out.readLine().replace("sandbox ready ", "");
            HttpClient http = HttpClient.newHttpClient();
            HttpRequest change = HttpRequest.newBuilder(URI.create(address + "/control/switches"))
                    .POST(BodyPublishers.ofString("{\"mfa\":\"true\"}"))
                    .build();
            assertThat(http.send(change, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (TestSandbox sandbox = new TestSandbox(data)) {
            assertThat(sandbox.sandbox().parts().switches().on("mfa")).isTrue();
        }
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.portal365.sandbox.Main",
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
