package org.portal365.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.sandbox.TestSandbox.CONTOSO;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.sandbox.TestBrowser;
import org.portal365.sandbox.TestSandbox;

class ForgeryTest {

    private static final String ANNA = "anna@contoso.onmicrosoft.com";

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
    void anHonestTokenVerifiesAndSoDoesTheOneAfterAForgery() throws Exception {
        assertThat(verifies(idToken())).isTrue();
        forge("{\"target\":\"id_token\",\"key\":\"stranger\"}");
        assertThat(verifies(idToken())).isFalse();
        assertThat(verifies(idToken())).isTrue();
    }

    @Test
    void claimsAreReplacedAndRemovedAndStillSigned() throws Exception {
        forge("{\"target\":\"id_token\",\"claims\":{\"aud\":[\"a\",\"b\"],\"nonce\":7},\"remove\":[\"oid\"]}");
        String token = idToken();
        assertThat(TestBrowser.claims(token).path("aud").isArray()).isTrue();
        assertThat(TestBrowser.claims(token).path("nonce").asInt()).isEqualTo(7);
        assertThat(TestBrowser.claims(token).has("oid")).isFalse();
        assertThat(verifies(token)).isTrue();
    }

    @Test
    void algorithmsHeadersAndShapesAreFree() throws Exception {
        forge("{\"target\":\"id_token\",\"alg\":\"nOnE\"}");
        String none = idToken();
        assertThat(none).endsWith(".");
        assertThat(TestBrowser.segment(none, 0).path("alg").asText()).isEqualTo("nOnE");
        forge("{\"target\":\"id_token\",\"alg\":\"HS256\",\"key\":\"public-pem\",\"header\":{\"jku\":\"http://x\"}}");
        assertThat(TestBrowser.segment(idToken(), 0).path("jku").asText()).isEqualTo("http://x");
        forge("{\"target\":\"id_token\",\"raw\":\"{h}.{p}\"}");
        assertThat(idToken().split("\\.", -1)).hasSize(2);
        for (String alg : List.of("RS512", "PS256", "ES256")) {
            forge("{\"target\":\"id_token\",\"alg\":\"" + alg + "\"}");
            assertThat(TestBrowser.segment(idToken(), 0).path("alg").asText()).isEqualTo(alg);
        }
    }

    @Test
    void theConsumerKeyCanSignAWorkToken() throws Exception {
        forge("{\"target\":\"id_token\",\"key\":\"consumer\"}");
        assertThat(key(idToken()).path("issuer").asText()).contains("9188040d");
    }

    @Test
    void answersToTheBrowserAndTokenAnswersCanBeChanged() {
        TestBrowser browser = sandbox.browser();
        forge("{\"target\":\"authorize\",\"claims\":{\"iss\":\"https://evil.test\"},\"remove\":[\"state\"]}");
        browser.code(CONTOSO, ANNA, TestBrowser.request());
        assertThat(browser.answer()).containsEntry("iss", "https://evil.test").doesNotContainKey("state");
        forge("{\"target\":\"token\",\"claims\":{\"token_type\":\"mac\"},\"remove\":[\"id_token\"]}");
        JsonNode answer = sandbox.browser().signIn(CONTOSO, ANNA);
        assertThat(answer.path("token_type").asText()).isEqualTo("mac");
        assertThat(answer.has("id_token")).isFalse();
    }

    @Test
    void aRolledKeySignsAtOnceAndTheOldOneLeavesTheSetWhenWithdrawn() throws Exception {
        String before = idToken();
        sandbox.control("keys/roll", "");
        String after = idToken();
        assertThat(TestBrowser.segment(after, 0).path("kid"))
                .isNotEqualTo(TestBrowser.segment(before, 0).path("kid"));
        assertThat(verifies(before)).isTrue();
        sandbox.control("keys/roll?withdraw=true", "");
        assertThat(key(after).isMissingNode()).isTrue();
        assertThat(verifies(idToken())).isTrue();
    }

    @Test
    void aResetForgetsWhatWasQueued() throws Exception {
        forge("{\"target\":\"id_token\",\"key\":\"stranger\"}");
        sandbox.control("reset", "");
        assertThat(verifies(idToken())).isTrue();
    }

    private static void forge(String forgery) {
        sandbox.control("forgeries", forgery);
    }

    private static String idToken() {
        return sandbox.browser().signIn(CONTOSO, ANNA).path("id_token").asText();
    }

    /** Verification by jose4j against the published keys, as a client would. */
    private static boolean verifies(String token) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(token);
        jws.setKey(JsonWebKey.Factory.newJwk(key(token).toString()).getKey());
        return jws.verifySignature();
    }

    private static JsonNode key(String token) {
        String kid = TestBrowser.segment(token, 0).path("kid").asText();
        JsonNode keys = sandbox.json(sandbox.at().login() + "/common/discovery/v2.0/keys")
                .path("keys");
        return StreamSupport.stream(keys.spliterator(), false)
                .filter(key -> key.path("kid").asText().equals(kid))
                .findFirst()
                .orElse(keys.path("none"));
    }

    @Test
    void anUnknownTargetIsRefused() {
        assertThat(sandbox.post(
                                sandbox.at().browser() + "/control/forgeries",
                                "application/json",
                                org.portal365.sandbox.Json.write(Map.of("target", "weather")))
                        .statusCode())
                .isEqualTo(400);
    }
}
