package org.portal365.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.sandbox.TestBrowser;
import org.portal365.sandbox.TestSandbox;

class PersonalAccountTest {

    private static final String PAULA = "paula@outlook.example";
    private static final String CONSUMERS = "9188040d-6c67-4c5b-b112-36a304b66dad";

    @TempDir
    static Path data;

    static TestSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = new TestSandbox(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void itsTokenIsOfTheConsumerTenantAndByTheKeyOfThatIssuerAlone() throws Exception {
        accounts("multi");
        assertThat(refusal("common")).as("for work accounts only").isEqualTo("500200");

        accounts("personal");
        String token =
                sandbox.browser().signIn("common", PAULA).path("id_token").asText();
        JsonNode claims = TestBrowser.claims(token);
        assertThat(claims.path("tid").asText()).isEqualTo(CONSUMERS);
        assertThat(claims.path("iss").asText()).isEqualTo(sandbox.at().issuer(CONSUMERS));
        JsonNode key = key(token);
        assertThat(key.path("issuer").asText()).isEqualTo(claims.path("iss").asText());
        assertThat(verifies(token, key)).isTrue();

        assertThat(refusal("organizations"))
                .as("the authority stays for work accounts")
                .isEqualTo("500200");
    }

    private static String refusal(String authority) {
        return sandbox.browser()
                .authorize(authority, TestBrowser.request())
                .choose(PAULA)
                .errorCode();
    }

    private static void accounts(String kind) {
        ObjectNode app = (ObjectNode)
                sandbox.json(sandbox.at().browser() + "/control/apps").path(0);
        sandbox.control("apps", app.put("accounts", kind).toString());
    }

    private static JsonNode key(String token) {
        String kid = TestBrowser.segment(token, 0).path("kid").asText();
        JsonNode keys = sandbox.json(sandbox.at().login() + "/common/discovery/v2.0/keys")
                .path("keys");
        return StreamSupport.stream(keys.spliterator(), false)
                .filter(key -> key.path("kid").asText().equals(kid))
                .findFirst()
                .orElseThrow();
    }

    /** Verification by jose4j, as a client would. */
    private static boolean verifies(String token, JsonNode key) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(token);
        jws.setKey(JsonWebKey.Factory.newJwk(key.toString()).getKey());
        return jws.verifySignature();
    }
}
