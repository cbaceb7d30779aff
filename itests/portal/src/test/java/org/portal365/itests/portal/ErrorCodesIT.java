package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.json.Json;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Program;
import org.portal365.itests.product.Sandbox;

/** A06: each code of Entra ID that the product knows, met once in the browser, and its cure under Events. */
class ErrorCodesIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String PREFIX = "aadsts.";

    @Test
    void a06EachCodeIsNamedToTheAdministratorAndNotToWhoSignsIn() throws Exception {
        Product product = Product.fresh("codes");
        try (Sandbox sandbox = product.sandbox();
                PortalNode portal = product.portal(sandbox);
                Person admin = new Person(portal).signInAsAdministrator();
                Person anna = new Person(portal)) {
            new Settings(portal, admin).write("org.portal365.portal", "signin.per.minute", "600");
            for (String code : codes()) {
                refuseNextToken(sandbox, code);
                anna.signIn(ANNA);
                String reference = anna.browser().see("article small code").getText();
                assertThat(anna.browser().text()).as(code).doesNotContain("AADSTS", "Words of Microsoft");
                admin.browser().go(portal.address("/events?find=" + reference));
                assertThat(admin.browser().text())
                        .contains("authn_login_fail", "AADSTS" + code)
                        .doesNotContain("Words of Microsoft", "Look this code up");
            }
            anna.signIn(ANNA).browser().reads("Anna Berg");
        }
    }

    private static List<String> codes() throws IOException {
        Properties dictionary = new Properties();
        try (Reader file = Files.newBufferedReader(
                Program.TOP.resolve("m365/src/main/resources/org/portal365/m365/error/codes.properties"))) {
            dictionary.load(file);
        }
        List<String> codes = dictionary.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .sorted()
                .toList();
        assertThat(codes).hasSizeGreaterThan(50).contains("50011", "7000215");
        return codes;
    }

    private static void refuseNextToken(Sandbox sandbox, String code) throws IOException, InterruptedException {
        String words = "AADSTS" + code + ": Words of Microsoft that nobody should have to read.";
        String body = new Json()
                .toJson(Map.of(
                        "error",
                        "invalid_grant",
                        "error_description",
                        words,
                        "error_codes",
                        List.of(Integer.valueOf(code))));
        String fault = new Json()
                .toJson(Map.of(
                        "site",
                        "login",
                        "path",
                        "*/oauth2/v2.0/token",
                        "status",
                        400,
                        "headers",
                        Map.of("Content-Type", "application/json; charset=utf-8"),
                        "body",
                        body,
                        "count",
                        1));
        sandbox.control("faults", fault);
    }
}
