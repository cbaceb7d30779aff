package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** Signing in at the portal as it ships, also where somebody meddles. */
class SignInIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final Product PRODUCT = Product.fresh("signin");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Sandbox sandbox;
    private static PortalNode portal;

    @BeforeAll
    static void start() {
        sandbox = PRODUCT.sandbox();
        portal = PRODUCT.portal(sandbox);
    }

    @AfterAll
    static void stop() {
        portal.close();
        sandbox.close();
    }

    @Test
    void s01TheSettingsShowTheAddressesToRegister() {
        try (Person admin = new Person(portal)) {
            admin.signInAsAdministrator()
                    .browser()
                    .go(portal.address("/settings"))
                    .reads(portal.address("/signin/office365/callback").toString())
                    .reads(portal.address("/plugin/office365/logout").toString());
        }
    }

    @Test
    void case022FiveTabsSignInAtOnce() {
        try (Person boris = new Person(portal)) {
            List<String> tabs = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                boris.browser().driver().switchTo().newWindow(WindowType.TAB);
                tabs.add(boris.browser().driver().getWindowHandle());
                boris.browser().go(portal.address("/signin")).click("#service-office365");
                boris.browser().see("[data-account='" + BORIS + "']");
            }
            Collections.reverse(tabs);
            for (String tab : tabs) {
                boris.browser().driver().switchTo().window(tab);
                boris.choose(BORIS);
                boris.browser().reads("Boris Ivanov");
            }
        }
    }

    /** Another site lets the browser send what would link or sign out, if only the cookie came along. */
    @Test
    void case055Case060AnotherSiteNeitherLinksNorSignsOut() throws IOException {
        try (Person anna = new Person(portal);
                ForeignSite site = ForeignSite.open()) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            for (String target : List.of("/profile/link/office365", "/signout")) {
                anna.browser()
                        .go(site.sendingTo(portal.address(target)))
                        .arrives(portal.address(target).toString());
                anna.browser().reads("reference");
                anna.browser().go(portal.address("/profile")).see("input[name=name][value='Anna Berg']");
                assertThat(anna.browser().driver().findElements(By.cssSelector("form[action='/profile/unlink']")))
                        .as("the one account that she came with")
                        .hasSize(1);
            }
        }
    }

    /** F2, F3: on the real servlet container. */
    @Test
    void case046Case047Case048AnOldOrPlantedValueOpensNothing() throws Exception {
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            String old = anna.cookies();
            assertThat(status("/profile", old)).as("positive control").isEqualTo(200);
            anna.signOut();
            anna.signIn(ANNA).browser().reads("Anna Berg");
            String now = anna.cookies();
            String value = now.replaceAll(".*\\bportal=([^;]+).*", "$1");
            for (String path : List.of("/profile", "/disk", "/plugin/office365/none", "/settings")) {
                assertThat(status(path, old)).as(path).isNotEqualTo(200);
                assertThat(status(path, "portal=PLANTED; JSESSIONID=PLANTED")).isNotEqualTo(200);
                assertThat(status(path + ";jsessionid=" + value, "")).isNotEqualTo(200);
            }
            assertThat(status("/profile", now)).as("positive control").isEqualTo(200);
            assertThat(anna.browser().driver().getPageSource()).doesNotContain("jsessionid", value);
        }
    }

    private static int status(String path, String cookies) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(portal.address(path));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
