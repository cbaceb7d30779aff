package org.portal365.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.sandbox.TestSandbox.CONTOSO;
import static org.portal365.sandbox.TestSandbox.FABRIKAM;
import static org.portal365.sandbox.TestSandbox.REPLY;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.sandbox.TestBrowser;
import org.portal365.sandbox.TestSandbox;

class AuthorizeTest {

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

    @BeforeEach
    void reset() {
        sandbox.control("reset", "");
        sandbox.control("consents/clear", "");
    }

    @Test
    void choosingAnAccountAndAcceptingGivesACodeWithTheState() {
        TestBrowser browser = sandbox.browser().authorize("organizations", TestBrowser.request());
        assertThat(browser.body()).contains("data-account=\"" + ANNA + "\"");
        browser.choose(ANNA);
        assertThat(browser.body()).contains("id=\"accept\"", "id=\"cancel\"", "Have full access to your files");
        browser.decide("consent", "accept");
        assertThat(browser.location()).startsWith(REPLY + "?code=");
        assertThat(browser.answer()).containsEntry("state", "state-1").containsKey("session_state");
        assertThat(browser.answer().get("code")).startsWith("1.CNRY-code-").hasSizeGreaterThan(600);
    }

    @Test
    void aSecondSignInNeedsNoClick() {
        TestBrowser browser = sandbox.browser();
        browser.code(CONTOSO, ANNA, TestBrowser.request());
        assertThat(browser.authorize(CONTOSO, TestBrowser.request()).answer()).containsKey("code");
    }

    @Test
    void aRevocationEndsTheBrowsersSessionUntilTheNextSignIn() {
        TestBrowser browser = sandbox.browser();
        browser.code(CONTOSO, ANNA, TestBrowser.request());
        sandbox.control("people/" + ANNA + "/revoke", "");
        assertThat(browser.authorize(CONTOSO, TestBrowser.request()).location()).isEmpty();
        assertThat(browser.choose(ANNA).answer()).containsKey("code");
        assertThat(browser.authorize(CONTOSO, TestBrowser.request()).answer()).containsKey("code");
    }

    @Test
    void consentIsAskedOnlyForWhatIsNew() {
        sandbox.browser().code(CONTOSO, ANNA, TestBrowser.request());
        Map<String, String> more = TestBrowser.request();
        more.put("scope", "openid profile Files.ReadWrite Mail.Send");
        TestBrowser other = sandbox.browser().authorize(CONTOSO, more).choose(ANNA);
        assertThat(other.body()).contains("Send mail as you").doesNotContain("full access to your files");
    }

    @Test
    void anUntickedPermissionIsNotInTheAnswer() {
        sandbox.control("switches", "{\"granularConsent\":\"true\"}");
        Map<String, String> request = TestBrowser.request();
        request.put("scope", "openid offline_access Files.ReadWrite Mail.Send");
        TestBrowser browser = sandbox.browser().authorize(CONTOSO, request).choose(ANNA);
        assertThat(browser.body()).contains("type=\"checkbox\"", "value=\"graph/Mail.Send\" checked");
        browser.post("/signin/consent", Map.of("decision", "accept", "permission", "graph/Files.ReadWrite"));
        String answer = browser.redeem(CONTOSO, browser.answer().get("code"), Map.of("scope", request.get("scope")))
                .body();
        assertThat(answer).contains("\"scope\":\"openid Files.ReadWrite\"");
    }

    @Test
    void cancellingTheConsentIs65004() {
        TestBrowser browser = sandbox.browser()
                .authorize(CONTOSO, TestBrowser.request())
                .choose(ANNA)
                .decide("consent", "cancel");
        assertThat(browser.answer()).containsEntry("error", "access_denied").containsEntry("state", "state-1");
        assertThat(browser.answer().get("error_description")).startsWith("AADSTS65004: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8181/other",
                "http://localhost.evil.test/signin/office365/callback",
                "https://localhost/signin/office365/callback",
                "http://localhost@evil.test/signin/office365/callback",
                "http://localhost:8181/signin/office365/callback?x=1",
                "http://127.0.0.1:8181/signin/office365/callback"
            })
    void anUnregisteredReplyUrlIsAPageNeverARedirect(String replyUrl) {
        Map<String, String> request = TestBrowser.request();
        request.put("redirect_uri", replyUrl);
        TestBrowser browser = sandbox.browser().authorize("organizations", request);
        assertThat(browser.errorCode()).isEqualTo("50011");
        assertThat(browser.location()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "organizations, paula@outlook.example, 500200",
        "6a2f4d10-3c5b-4e7a-8d91-0b1c2d3e4f50, paula@outlook.example, 50020",
        "contoso.onmicrosoft.com, frida@fabrikam.onmicrosoft.com, 50020",
        "organizations, dmitri@contoso.onmicrosoft.com, 50057",
        "organizations, erik@contoso.onmicrosoft.com, 50105"
    })
    void accountsThatMayNotSignInSeeWhy(String tenant, String login, String code) {
        TestBrowser browser =
                sandbox.browser().authorize(tenant, TestBrowser.request()).choose(login);
        assertThat(browser.errorCode()).isEqualTo(code);
        browser.post("/signin/again", Map.of()).choose(ANNA);
        assertThat(browser.body()).contains("id=\"accept\"");
    }

    @Test
    void conditionalAccessBlocks() {
        sandbox.flip("conditionalAccessBlock", true);
        TestBrowser browser =
                sandbox.browser().authorize(CONTOSO, TestBrowser.request()).choose(ANNA);
        assertThat(browser.errorCode()).isEqualTo("53003");
    }

    @Test
    void permissionsForAdministratorsNeedOne() {
        Map<String, String> request = TestBrowser.request();
        request.put("scope", "openid profile Sites.Selected");
        TestBrowser browser = sandbox.browser().authorize(CONTOSO, request).choose(ANNA);
        assertThat(browser.errorCode()).isEqualTo("90094");
        browser.decide("consent", "accept");
        assertThat(browser.errorCode())
                .describedAs("a forged form helps nothing")
                .isEqualTo("90094");
        browser.decide("consent", "return");
        assertThat(browser.answer().get("error_description")).startsWith("AADSTS90094");
        browser.authorize(CONTOSO, request).choose("admin@contoso.onmicrosoft.com");
        assertThat(browser.body()).contains("id=\"accept\"");
    }

    @Test
    void theAdministratorConsentsForEverybody() {
        TestBrowser admin = sandbox.browser()
                .open(sandbox.at().browser() + "/organizations/v2.0/adminconsent?client_id=" + TestSandbox.PORTAL
                        + "&state=s&redirect_uri=" + REPLY + "&scope=Sites.Selected%20Files.ReadWrite");
        admin.post("/signin/adminconsent", Map.of("account", "admin@contoso.onmicrosoft.com", "decision", "accept"));
        assertThat(admin.answer())
                .containsEntry("admin_consent", "True")
                .containsEntry("tenant", CONTOSO)
                .containsEntry("state", "s");
        Map<String, String> request = TestBrowser.request();
        request.put("scope", "openid profile Sites.Selected");
        assertThat(sandbox.browser().authorize(CONTOSO, request).choose(ANNA).answer())
                .containsKey("code");
    }

    @Test
    void aSecondFactorIsAStepOfItsOwn() {
        sandbox.flip("mfa", true);
        TestBrowser browser =
                sandbox.browser().authorize(CONTOSO, TestBrowser.request()).choose(ANNA);
        assertThat(browser.body()).contains("id=\"approve\"");
        browser.decide("factor", "deny");
        assertThat(browser.errorCode()).isEqualTo("500121");
        browser.authorize(CONTOSO, TestBrowser.request()).choose(ANNA).decide("factor", "approve");
        assertThat(browser.decide("consent", "accept").answer()).containsKey("code");
    }

    @Test
    void silentRequestsFailByRedirect() {
        Map<String, String> silent = TestBrowser.request();
        silent.put("prompt", "none");
        TestBrowser browser = sandbox.browser().authorize(CONTOSO, silent);
        assertThat(browser.answer()).containsEntry("error", "login_required");
        browser.authorize(CONTOSO, TestBrowser.request()).choose(ANNA);
        browser.decide("consent", "cancel");
        sandbox.control("consents/clear", "");
        browser.code(CONTOSO, ANNA, TestBrowser.request());
        assertThat(browser.authorize(CONTOSO, silent).answer()).containsKey("code");
        sandbox.control("consents/clear", "");
        assertThat(browser.authorize(CONTOSO, silent).answer()).containsEntry("error", "consent_required");
    }

    @Test
    void promptsShowTheirPages() {
        TestBrowser browser = sandbox.browser();
        browser.code(CONTOSO, ANNA, TestBrowser.request());
        for (String prompt : new String[] {"login", "select_account"}) {
            Map<String, String> request = TestBrowser.request();
            request.put("prompt", prompt);
            assertThat(browser.authorize(CONTOSO, request).body()).contains("data-account");
        }
        Map<String, String> request = TestBrowser.request();
        request.put("prompt", "consent");
        assertThat(browser.authorize(CONTOSO, request).body()).contains("id=\"accept\"");
    }

    @Test
    void loginHintPicksTheAccountAmongSeveral() {
        TestBrowser browser = sandbox.browser();
        browser.code(CONTOSO, ANNA, TestBrowser.request());
        Map<String, String> hinted = TestBrowser.request();
        hinted.put("login_hint", "boris@contoso.onmicrosoft.com");
        browser.authorize(CONTOSO, hinted);
        assertThat(browser.body().indexOf("data-account=\"boris"))
                .isPositive()
                .isLessThan(browser.body().indexOf("data-account=\"anna"));
        hinted.put("login_hint", ANNA);
        assertThat(browser.authorize(CONTOSO, hinted).answer()).containsKey("code");
    }

    @Test
    void domainHintNarrowsTheSessionsAccounts() {
        TestBrowser browser = sandbox.browser();
        browser.code("organizations", ANNA, TestBrowser.request());
        for (String hint : new String[] {"organizations", "contoso.onmicrosoft.com"}) {
            Map<String, String> request = TestBrowser.request();
            request.put("domain_hint", hint);
            assertThat(browser.authorize("organizations", request).answer()).containsKey("code");
        }
        Map<String, String> request = TestBrowser.request();
        request.put("domain_hint", "fabrikam.onmicrosoft.com");
        assertThat(browser.authorize("organizations", request).body()).contains("data-account");
    }

    @Test
    void answersAsFormPostAndFragment() {
        Map<String, String> request = TestBrowser.request();
        request.put("response_mode", "form_post");
        request.put("state", "\"><script>alert(1)</script>");
        TestBrowser browser = sandbox.browser().authorize(CONTOSO, request).choose(ANNA);
        browser.decide("consent", "accept");
        assertThat(browser.body())
                .contains("<form id=\"answer\" method=\"post\" action=\"" + REPLY + "\"", "name=\"code\"")
                .doesNotContain("<script>alert");
        request.put("response_mode", "fragment");
        assertThat(browser.authorize(CONTOSO, request).location()).startsWith(REPLY + "#code=");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_mode, smoke, invalid_request",
        "prompt, maybe, invalid_request",
        "code_challenge, short, invalid_request",
        "scope, Files.Invent, invalid_scope"
    })
    void malformedRequestsAreAnsweredByRedirect(String name, String value, String error) {
        Map<String, String> request = TestBrowser.request();
        request.put(name, value);
        assertThat(sandbox.browser().authorize(CONTOSO, request).answer()).containsEntry("error", error);
    }

    @Test
    void unknownClientAndTenantArePages() {
        Map<String, String> request = TestBrowser.request();
        request.put("client_id", "00000000-1111-2222-3333-444444444444");
        assertThat(sandbox.browser().authorize(CONTOSO, request).errorCode()).isEqualTo("700016");
        assertThat(sandbox.browser().authorize("nowhere", TestBrowser.request()).errorCode())
                .isEqualTo("90002");
    }

    @Test
    void aGuestIsAnotherUserInTheInvitingTenant() {
        String greta = "greta@fabrikam.onmicrosoft.com";
        String home = sandbox.browser().signIn(FABRIKAM, greta).path("id_token").asText();
        String guest = sandbox.browser().signIn(CONTOSO, greta).path("id_token").asText();
        assertThat(TestBrowser.claims(guest).path("tid").asText()).isEqualTo(CONTOSO);
        assertThat(TestBrowser.claims(guest).path("idp").asText()).contains(FABRIKAM);
        assertThat(TestBrowser.claims(guest).path("oid"))
                .isNotEqualTo(TestBrowser.claims(home).path("oid"));
        assertThat(TestBrowser.claims(home).has("idp")).isFalse();
    }

    @Test
    void theLoginOriginSendsToTheBrowserOrigin() {
        String location = sandbox.get(sandbox.at().login() + "/common/oauth2/v2.0/authorize?client_id=x&state=a%20b")
                .headers()
                .firstValue("Location")
                .orElse("");
        assertThat(location)
                .isEqualTo(sandbox.at().browser() + "/common/oauth2/v2.0/authorize?client_id=x&state=a%20b");
    }
}
