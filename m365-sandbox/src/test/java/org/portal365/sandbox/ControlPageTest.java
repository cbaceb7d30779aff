package org.portal365.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPageTest {

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
    void showsPeopleSwitchesFaultsClockAndCalls() {
        String page = sandbox.get(sandbox.at().browser() + "/control").body();
        assertThat(page).contains("anna@contoso.onmicrosoft.com", "pkceStrict", "None queued.", "offset PT0S");
        assertThat(page).doesNotContain("CNRY-", "style=", "<script");
    }

    @Test
    void itsFormsChangeWhatTheyName() {
        SandboxParts parts = sandbox.sandbox().parts();
        assertThat(submit("switch", Map.of("name", "mfa", "value", "true")).statusCode())
                .isEqualTo(303);
        assertThat(parts.switches().on("mfa")).isTrue();
        submit("clock", Map.of("advance", "PT2H"));
        assertThat(parts.clock().offset().toHours()).isEqualTo(2);
        submit("clock", Map.of("advance", "PT15M", "reset", "true"));
        assertThat(parts.clock().offset().isZero()).isTrue();
        Person anna = parts.directory().home("anna@contoso.onmicrosoft.com").orElseThrow();
        submit("person", Map.of("tid", anna.tid(), "oid", anna.oid(), "change", "block"));
        assertThat(parts.directory()
                        .person(anna.tid(), anna.oid())
                        .orElseThrow()
                        .blocked())
                .isTrue();
        submit("fault", Map.of("site", "login", "method", "*", "path", "*", "status", "429", "retryAfter", "3"));
        assertThat(sandbox.get(sandbox.at().login() + "/common/discovery/v2.0/keys")
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void pagesBringAnIconSoThatNoBrowserAsksForOneThatIsNotThere() {
        String icon = "<link rel=\"icon\" href=\"/assets/icon.svg\"";
        assertThat(sandbox.get(sandbox.at().browser() + "/control").body()).contains(icon);
        assertThat(sandbox.get(sandbox.at().browser() + "/office/closed").body())
                .contains(icon);
        HttpResponse<String> answer = sandbox.get(sandbox.at().browser() + "/assets/icon.svg");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(submit("clock", Map.of("advance", "tomorrow")).statusCode()).isEqualTo(400);
        assertThat(submit("person", Map.of("change", "block")).statusCode()).isEqualTo(400);
        assertThat(submit("fault", Map.of("status", "many")).statusCode()).isEqualTo(400);
    }

    @Test
    void anAdministratorIsAskedForEveryRegisteredPermission() {
        String page = sandbox.get(sandbox.at().browser() + "/organizations/v2.0/adminconsent?client_id="
                        + TestSandbox.PORTAL + "&redirect_uri=" + TestSandbox.REPLY)
                .body();
        assertThat(page).contains("Files.ReadWrite", "IMAP.AccessAsUser.All", "SMTP.Send");
    }

    private HttpResponse<String> submit(String form, Map<String, String> fields) {
        return sandbox.post(
                sandbox.at().browser() + "/control/page/" + form,
                "application/x-www-form-urlencoded",
                TestBrowser.form(fields));
    }
}
