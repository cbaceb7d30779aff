package org.portal365.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.sandbox.TestSandbox.CONTOSO;
import static org.portal365.sandbox.TestSandbox.PORTAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.TestBrowser;
import org.portal365.sandbox.TestSandbox;

class TokenTest {

    private static final String ANNA = "anna@contoso.onmicrosoft.com";

    @TempDir
    static Path data;

    static TestSandbox sandbox;

    private final TestBrowser browser = sandbox.browser();

    @BeforeAll
    static void start() {
        sandbox = new TestSandbox(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.control("reset", "");
    }

    @Test
    void aCodeGivesTokensOfRealLength() {
        JsonNode answer = browser.signIn("organizations", ANNA);
        assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.path("scope").asText()).isEqualTo("openid profile Files.ReadWrite");
        assertThat(answer.path("expires_in").asInt()).isBetween(3_599, 5_400);
        assertThat(answer.path("access_token").asText()).hasSizeGreaterThanOrEqualTo(2_048);
        assertThat(answer.path("refresh_token").asText()).hasSizeBetween(1_000, 2_000);
        String info = answer.path("client_info").asText();
        assertThat(TestBrowser.segment("." + info, 1).path("utid").asText()).isEqualTo(CONTOSO);
    }

    @Test
    void everySecretCarriesItsCanary() {
        JsonNode answer = browser.signIn("organizations", ANNA);
        assertThat(sandbox.secret()).startsWith("CNRY-secret-");
        assertThat(answer.path("refresh_token").asText()).startsWith("1.CNRY-refresh-");
        // base64url of "CNRY-access-" and "CNRY-id-": aligned, so a search for the encoded form finds it
        assertThat(answer.path("access_token").asText()).contains("Q05SWS1hY2Nlc3Mt");
        assertThat(answer.path("id_token").asText()).contains("Q05SWS1pZC");
    }

    @Test
    void theVerifiersThatCameAreShownToTests() {
        browser.signIn("organizations", ANNA);
        assertThat(sandbox.json(sandbox.at().browser() + "/control/verifiers").toString())
                .contains("\"" + TestSandbox.VERIFIER + "\"");
    }

    @Test
    void theIdTokenHasTheClaimsOfAVersion2Token() {
        JsonNode claims = TestBrowser.claims(
                browser.signIn("organizations", ANNA).path("id_token").asText());
        assertThat(claims.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "aio",
                        "aud",
                        "iss",
                        "iat",
                        "nbf",
                        "exp",
                        "rh",
                        "sub",
                        "tid",
                        "uti",
                        "ver",
                        "nonce",
                        "oid",
                        "name",
                        "preferred_username",
                        "sid",
                        "login_hint");
        assertThat(claims.path("aud").asText()).isEqualTo(PORTAL);
        assertThat(claims.path("iss").asText()).isEqualTo(sandbox.at().issuer(CONTOSO));
        assertThat(claims.path("nonce").asText()).isEqualTo("nonce-1");
        assertThat(claims.path("ver").asText()).isEqualTo("2.0");
        long now = sandbox.sandbox().parts().clock().instant().getEpochSecond();
        assertThat(claims.path("iat").asLong()).isBetween(now - 310, now - 299);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3_900);
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = browser.code(CONTOSO, ANNA, TestBrowser.request());
        assertThat(browser.redeem(CONTOSO, code, Map.of()).statusCode()).isEqualTo(200);
        refused(browser.redeem(CONTOSO, code, Map.of()), 400, "invalid_grant", 54005);
        sandbox.flip("codeSingleUse", false);
        assertThat(browser.redeem(CONTOSO, code, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeLivesTenMinutes() {
        String code = browser.code(CONTOSO, ANNA, TestBrowser.request());
        sandbox.control("clock", "{\"advance\":\"PT10M1S\"}");
        refused(browser.redeem(CONTOSO, code, Map.of()), 400, "invalid_grant", 70008);
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong, 400, invalid_grant, 501481",
        "code_verifier, '', 400, invalid_grant, 501481",
        "redirect_uri, http://localhost:9999/signin/office365/callback, 400, invalid_request, 90023",
        "code, 1.CNRY-code-garbage, 400, invalid_grant, 70000",
        "client_secret, wrong, 401, invalid_client, 7000215",
        "client_secret, '', 401, invalid_client, 7000218",
        "client_id, 00000000-1111-2222-3333-444444444444, 400, unauthorized_client, 700016",
        "client_id, garbage, 400, unauthorized_client, 700038",
        "grant_type, no_such_grant, 400, unsupported_grant_type, 70003",
        "grant_type, '', 400, invalid_request, 900144",
        "scope, https://nowhere.example/X, 400, invalid_resource, 500011",
        "scope, Files.ReadWrite https://outlook.office.com/SMTP.Send, 400, invalid_request, 28000",
        "scope, Mail.ReadWrite, 400, consent_required, 65001"
    })
    void wrongFieldsAreRefused(String field, String value, int status, String error, int code) {
        String good = browser.code(CONTOSO, ANNA, TestBrowser.request());
        refused(browser.redeem(CONTOSO, good, Map.of(field, value)), status, error, code);
        if (!field.equals("scope")) {
            assertThat(browser.redeem(CONTOSO, good, Map.of()).statusCode())
                    .describedAs("a refusal does not burn the code")
                    .isEqualTo(200);
        }
    }

    @Test
    void aCodeBelongsToItsTenant() {
        String code = browser.code(CONTOSO, ANNA, TestBrowser.request());
        refused(browser.redeem(TestSandbox.FABRIKAM, code, Map.of()), 400, "invalid_grant", 700005);
        refused(browser.redeem("nowhere.example", code, Map.of()), 400, "invalid_tenant", 90002);
    }

    @Test
    void lenientSwitchesLeaveTheChecksToTheClient() {
        sandbox.flip("pkceStrict", false);
        sandbox.flip("replyUrlStrict", false);
        Map<String, String> request = TestBrowser.request();
        request.put("redirect_uri", "http://elsewhere.test/x");
        String code = browser.code(CONTOSO, ANNA, request);
        assertThat(browser.redeem(CONTOSO, code, Map.of("code_verifier", "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anExpiredSecretIs7000222() {
        TestBrowser other = sandbox.browser();
        String code = other.code(CONTOSO, ANNA, TestBrowser.request());
        sandbox.control("clock", "{\"advance\":\"P181D\"}");
        refused(other.redeem(CONTOSO, code, Map.of()), 401, "invalid_client", 7000222);
    }

    @Test
    void aRefreshTokenRotatesAndTheOldOneStaysUsable() {
        String first = browser.signIn(CONTOSO, ANNA).path("refresh_token").asText();
        JsonNode answer = Json.parse(refresh(first, Map.of()).body());
        assertThat(answer.path("refresh_token").asText()).isNotEmpty().isNotEqualTo(first);
        assertThat(answer.path("id_token").asText()).isNotEmpty();
        assertThat(refresh(first, Map.of()).statusCode()).isEqualTo(200);
        sandbox.flip("refreshSingleUse", true);
        assertThat(refresh(first, Map.of()).statusCode()).isEqualTo(200);
        refused(refresh(first, Map.of()), 400, "invalid_grant", 70000);
    }

    @Test
    void refreshTokensEnd() {
        String token = browser.signIn(CONTOSO, ANNA).path("refresh_token").asText();
        sandbox.flip("signInFrequencyMinutes", 60);
        sandbox.control("clock", "{\"advance\":\"PT61M\"}");
        refused(refresh(token, Map.of()), 400, "invalid_grant", 70043);
        sandbox.flip("signInFrequencyMinutes", 0);
        assertThat(refresh(token, Map.of()).statusCode()).isEqualTo(200);
        sandbox.control("people/" + ANNA + "/revoke", "");
        refused(refresh(token, Map.of()), 400, "invalid_grant", 50173);
        sandbox.control("clock", "{\"advance\":\"P91D\"}");
        refused(refresh(token, Map.of()), 400, "invalid_grant", 700082);
    }

    @Test
    void aNewDemandForASecondFactorAsksForInteraction() {
        String token = browser.signIn(CONTOSO, ANNA).path("refresh_token").asText();
        sandbox.flip("mfa", true);
        JsonNode body = refused(refresh(token, Map.of()), 400, "interaction_required", 50076);
        assertThat(body.path("suberror").asText()).isEqualTo("basic_action");
        assertThat(body.path("claims").asText()).contains("access_token");
    }

    @Test
    void aBlockedPersonGetsNoTokens() {
        String token = browser.signIn(CONTOSO, ANNA).path("refresh_token").asText();
        sandbox.control("people/" + ANNA, "{\"blocked\":true}");
        refused(refresh(token, Map.of()), 400, "invalid_grant", 50057);
    }

    @Test
    void anotherResourceIsAnotherToken() {
        Map<String, String> request = TestBrowser.request();
        request.put("scope", "openid offline_access Files.ReadWrite https://outlook.office.com/SMTP.Send");
        String code = browser.code(CONTOSO, ANNA, request);
        JsonNode first = Json.parse(browser.redeem(CONTOSO, code, Map.of()).body());
        assertThat(first.path("scope").asText()).isEqualTo("openid Files.ReadWrite");
        JsonNode second = Json.parse(
                refresh(first.path("refresh_token").asText(), Map.of("scope", "https://outlook.office.com/SMTP.Send"))
                        .body());
        assertThat(second.path("scope").asText()).isEqualTo("https://outlook.office.com/SMTP.Send");
        assertThat(TestBrowser.claims(second.path("access_token").asText())
                        .path("aud")
                        .asText())
                .isEqualTo("https://outlook.office.com");
        assertThat(second.has("refresh_token")).isFalse();
    }

    @Test
    void theApplicationsOwnTokenHasExactlyTheRecordedClaims() {
        HttpResponse<String> answer = application(PORTAL + "/.default");
        JsonNode body = Json.parse(answer.body());
        JsonNode recorded = Recordings.file("token-client-credentials.json").path("response");
        assertThat(answer.statusCode()).isEqualTo(recorded.path("status").asInt());
        assertThat(body.fieldNames()).toIterable().containsExactlyElementsOf(recorded.path("body")::fieldNames);
        JsonNode claims = Recordings.file("token-claims-client-credentials.json");
        assertThat(TestBrowser.claims(body.path("access_token").asText()).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> claims.path("claimNames")
                        .valueStream()
                        .map(JsonNode::asText)
                        .iterator());
        assertThat(TestBrowser.segment(body.path("access_token").asText(), 0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("alg", "typ", "kid");
    }

    @Test
    void clientCredentialsWantTheDefaultScope() {
        assertThat(application(sandbox.at().graph() + "/.default").statusCode()).isEqualTo(200);
        refused(application("Files.ReadWrite"), 400, "invalid_scope", 1002012);
    }

    private HttpResponse<String> refresh(String token, Map<String, String> changes) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "refresh_token");
        fields.put("client_id", PORTAL);
        fields.put("client_secret", sandbox.secret());
        fields.put("refresh_token", token);
        fields.putAll(changes);
        return browser.token(CONTOSO, fields);
    }

    private HttpResponse<String> application(String scope) {
        return browser.token(
                CONTOSO,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        PORTAL,
                        "client_secret",
                        sandbox.secret(),
                        "scope",
                        scope));
    }

    private static JsonNode refused(HttpResponse<String> answer, int status, String error, int code) {
        JsonNode body = Json.parse(answer.body());
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
        assertThat(body.path("error").asText()).isEqualTo(error);
        assertThat(body.path("error_codes").path(0).asInt()).isEqualTo(code);
        assertThat(body.path("error_description").asText())
                .matches("(?s)AADSTS" + code + ": .+ Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} "
                        + "Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ");
        return body;
    }
}
