package org.portal365.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.TestBrowser;
import org.portal365.sandbox.TestSandbox;

class AccessTokensTest {

    private static final String ANNA = "anna@contoso.onmicrosoft.com";

    @TempDir
    Path data;

    private TestSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new TestSandbox(data);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void anIssuedTokenIsReadBack() {
        Verdict verdict = verify(token(false));
        AccessToken token = Objects.requireNonNull(verdict.token());
        assertThat(token.upn()).isEqualTo(ANNA);
        assertThat(token.tid()).isEqualTo(TestSandbox.CONTOSO);
        assertThat(token.clientId()).isEqualTo(TestSandbox.PORTAL);
        assertThat(token.scopes()).contains("Files.ReadWrite").doesNotContain("offline_access");
        assertThat(token.application()).isFalse();
    }

    @Test
    void wrongBearersAreRefused() {
        String good = token(false);
        assertThat(verify(good).status()).isEqualTo(200);
        AccessTokens tokens = sandbox.sandbox().parts().accessTokens();
        assertThat(tokens.verify(null, sandbox.at().graph()).status()).isEqualTo(401);
        assertThat(tokens.verify("Basic x", sandbox.at().graph()).status()).isEqualTo(401);
        assertThat(tokens.verify("Bearer x", sandbox.at().graph()).code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(tokens.verify("Bearer " + good, "https://outlook.office.com").status())
                .isEqualTo(401);
        assertThat(verify(good.substring(0, good.length() - 8) + "AAAAAAAA").status())
                .isEqualTo(401);
        sandbox.control("clock", "{\"advance\":\"PT2H\"}");
        assertThat(verify(good).message()).contains("expired");
    }

    @Test
    void aRevocationChallengesOnlyClientsThatDeclaredIt() {
        String plain = token(false);
        String capable = token(true);
        sandbox.control("people/" + ANNA + "/revoke", "");
        assertThat(verify(plain).status()).isEqualTo(200);
        Verdict verdict = verify(capable);
        assertThat(verdict.status()).isEqualTo(401);
        String header = Objects.requireNonNull(verdict.wwwAuthenticate());
        assertThat(header).contains("error=\"insufficient_claims\"");
        String claims = new String(
                Base64.getDecoder().decode(header.replaceAll(".*claims=\"([^\"]+)\".*", "$1")), StandardCharsets.UTF_8);
        JsonNode nbf = Json.parse(claims).path("access_token").path("nbf");
        assertThat(nbf.path("essential").asBoolean()).isTrue();
        assertThat(nbf.path("value").asText()).matches("\\d{10}");
        assertThat(verify(token(true)).status())
                .describedAs("a new sign-in satisfies it")
                .isEqualTo(200);
    }

    private Verdict verify(String token) {
        return sandbox.sandbox()
                .parts()
                .accessTokens()
                .verify("Bearer " + token, sandbox.at().graph());
    }

    private String token(boolean capable) {
        Map<String, String> request = TestBrowser.request();
        if (capable) {
            request.put("claims", "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}");
        }
        TestBrowser browser = sandbox.browser();
        String code = browser.code("organizations", ANNA, request);
        return Json.parse(browser.redeem("organizations", code, Map.of()).body())
                .path("access_token")
                .asText();
    }
}
