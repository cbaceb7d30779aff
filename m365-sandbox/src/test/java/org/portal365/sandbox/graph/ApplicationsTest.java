package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsTest {
    private static final String PORTAL = "/applications?$filter=appId%20eq%20%27" + RunningSandbox.PORTAL_APP
            + "%27&$select=appId,passwordCredentials";

    @TempDir
    Path folder;

    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void showsHowSecretsBeginAndWhenTheyEndAndNothingElse() throws Exception {
        GraphClient.Reply reply =
                sandbox.as("anna", "Application.Read.All").get(PORTAL).expect(200);
        JsonNode secret = reply.json().at("/value/0/passwordCredentials/0");
        String value = Files.readString(folder.resolve("portal-app-secret.txt")).strip();
        assertThat(secret.path("hint").asText()).isEqualTo(value.substring(0, 3));
        assertThat(Instant.parse(secret.path("endDateTime").asText()))
                .isAfter(Instant.now().plus(Duration.ofDays(100)));
        assertThat(reply.json().toString()).doesNotContain(value).doesNotContain("displayName\":\"Portal");
    }

    @Test
    void shutsOutWhoeverLacksThePermissionAndShowsNothingOfAnotherTenant() {
        assertThat(sandbox.as("anna", "User.Read").get(PORTAL).expect(403).text("/error/code"))
                .isEqualTo("Authorization_RequestDenied");
        String stranger = sandbox.sandbox().parts().directory().people().stream()
                .filter(person -> !person.tid()
                        .equals(sandbox.person("anna@contoso.onmicrosoft.com").tid()))
                .map(person -> person.upn())
                .filter(upn -> upn.contains("@") && !upn.contains("#"))
                .findFirst()
                .orElseThrow();
        assertThat(sandbox.as(stranger, "Application.Read.All")
                        .get(PORTAL)
                        .expect(200)
                        .json()
                        .path("value"))
                .isEmpty();
    }

    @Test
    void knowsOneFilter() {
        assertThat(sandbox.as("anna", "Application.Read.All")
                        .get("/applications?$filter=displayName%20eq%20%27Portal%27")
                        .expect(400)
                        .text("/error/code"))
                .isEqualTo("Request_UnsupportedQuery");
    }
}
