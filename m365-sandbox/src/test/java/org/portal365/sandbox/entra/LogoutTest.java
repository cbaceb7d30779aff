package org.portal365.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.sandbox.TestSandbox.CONTOSO;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.TestBrowser;
import org.portal365.sandbox.TestSandbox;

class LogoutTest {

    @TempDir
    Path data;

    @Test
    void logoutEndsTheSessionTellsTheApplicationTheSidAndLeadsBack() {
        try (TestSandbox sandbox = new TestSandbox(data)) {
            TestBrowser browser = sandbox.browser();
            String code = browser.code(CONTOSO, "anna@contoso.onmicrosoft.com", TestBrowser.request());
            String sid = TestBrowser.claims(
                            Json.parse(browser.redeem(CONTOSO, code, Map.of()).body())
                                    .path("id_token")
                                    .asText())
                    .path("sid")
                    .asText();
            String address = sandbox.at().browser() + "/" + CONTOSO + "/oauth2/v2.0/logout?post_logout_redirect_uri=";
            browser.open(address + TestSandbox.REPLY);
            assertThat(browser.body())
                    .contains("src=\"http://localhost:8181/plugin/office365/logout?sid=" + sid + "\"")
                    .contains("href=\"" + TestSandbox.REPLY + "\"")
                    .doesNotContain("iss=");
            assertThat(browser.authorize(CONTOSO, TestBrowser.request()).body()).contains("data-account");
            assertThat(browser.open(address + "http://evil.test/").body()).doesNotContain("evil.test");
        }
    }
}
