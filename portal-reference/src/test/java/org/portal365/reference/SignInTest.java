package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.SiteId;
import org.portal365.api.UserId;
import org.portal365.api.social.Intent;
import org.portal365.api.social.SignInRequest;

class SignInTest {
    private TestPortal portal;
    private UserId anna;

    @BeforeEach
    void start() {
        portal = new TestPortal();
        anna = portal.user("anna", "correct horse", false);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void s31LocalAdministratorSignsInWithThePasswordOfTheFile() throws Exception {
        String password = java.nio.file.Files.readString(portal.passwordFile()).strip();
        assertThat(java.nio.file.Files.getPosixFilePermissions(portal.passwordFile()))
                .hasSize(2);
        TestBrowser browser = portal.browser().signIn("Admin ", password);
        assertThat(browser.get("/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void wrongPasswordIsRefusedInTheSameWordsAsUnknownLogin() {
        TestBrowser browser = portal.browser();
        HttpResponse<String> wrong = browser.post("/signin/local", Map.of("login", "anna", "password", "x"));
        HttpResponse<String> unknown = browser.post("/signin/local", Map.of("login", "nobody", "password", "x"));
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("User name or password is wrong.");
        assertThat(unknown.body()).contains("User name or password is wrong.");
        assertThat(browser.cookies).doesNotContainKey("portal");
    }

    @Test
    void guessingIsSlowedDown() {
        TestBrowser browser = portal.browser();
        for (int i = 0; i < 10; i++) {
            browser.post("/signin/local", Map.of("login", "anna", "password", "guess " + i));
        }
        Map<String, String> right = Map.of("login", "anna", "password", "correct horse");
        assertThat(browser.post("/signin/local", right).statusCode()).isEqualTo(429);
    }

    @Test
    void s02ButtonsComeAndGoWithTheirServicesInOrder() {
        TestBrowser browser = portal.browser();
        assertThat(browser.get("/signin").body()).doesNotContain("Service ");
        TestService second = new TestService("second", 20, anna);
        portal.plugins.services.add(second);
        portal.plugins.services.add(new TestService("first", 10, anna));
        String page = browser.get("/signin").body();
        assertThat(page.indexOf("Service first")).isPositive().isLessThan(page.indexOf("Service second"));
        assertThat(browser.get("/signin/services?known=first,second").statusCode())
                .isEqualTo(204);
        assertThat(browser.get("/signin/services?known=first").headers().firstValue("HX-Refresh"))
                .as("a page whose form-action policy lacks the new service is loaded anew")
                .contains("true");
        portal.plugins.services.remove(second);
        assertThat(browser.get("/signin/services?known=first,second").body()).doesNotContain("Service second");
        HttpResponse<String> direct = browser.post("/signin/second", Map.of());
        assertThat(direct.statusCode()).isEqualTo(503);
        assertThat(second.begun).isEmpty();
    }

    @Test
    void case046SignInByAServiceGivesANewSessionAndACleanPath() {
        TestService service = new TestService("office365", 10, anna);
        portal.plugins.services.add(service);
        TestBrowser browser = portal.browser();
        browser.cookies.put("portal", "PLANTED");
        HttpResponse<String> start = browser.post("/signin/office365", Map.of("return", "/profile"));
        assertThat(start.statusCode()).isEqualTo(303);
        assertThat(start.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("https://login.office365.example/"));
        assertThat(start.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("form-action 'self' https://login.office365.example;"));
        assertThat(service.begun.get(0).intent()).isEqualTo(Intent.SIGN_IN);
        assertThat(service.begun.get(0).browserBinding()).hasSize(43);

        HttpResponse<String> end = browser.get("/signin/office365/callback?code=c&state=s");
        assertThat(end.statusCode()).isEqualTo(303);
        assertThat(end.headers().firstValue("Location")).contains("/profile");
        assertThat(browser.cookies.get("portal")).hasSize(43).isNotEqualTo("PLANTED");
        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
        assertThat(service.answers.get(0).headers()).doesNotContainKeys("cookie", "authorization");
        assertThat(portal.portal.sessions().endByExternal("office365", "sid-1")).isEqualTo(1);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    }

    @Test
    void case003CallbackInAnotherBrowserIsRefusedWithItsSentence() {
        TestService service = new TestService("office365", 10, anna);
        portal.plugins.services.add(service);
        portal.browser().post("/signin/office365", Map.of());
        TestBrowser victim = portal.browser();
        HttpResponse<String> end = victim.get("/signin/office365/callback?code=c&state=s");
        assertThat(end.statusCode()).isEqualTo(429);
        assertThat(end.headers().firstValue("Retry-After")).contains("7");
        assertThat(end.body())
                .contains("Sentence &lt;for&gt; the user.", "ref-1")
                .doesNotContain("Cure");
        assertThat(victim.cookies).doesNotContainKey("portal");
    }

    @Test
    void case024HeadNeverEndsAFlow() {
        TestService service = new TestService("office365", 10, anna);
        portal.plugins.services.add(service);
        TestBrowser browser = portal.browser();
        assertThat(browser.send("HEAD", "/signin/office365/callback?code=c", "").statusCode())
                .isEqualTo(405);
        assertThat(browser.send("POST", "/signin/office365/callback?code=c", "").statusCode())
                .isEqualTo(405);
        assertThat(service.answers).isEmpty();
        assertThat(browser.send("HEAD", "/signin", "").statusCode()).isEqualTo(200);
    }

    @Test
    void case049SignOutKillsTheSessionAndTheNextOneIsNew() {
        TestBrowser browser = portal.browser().signIn("anna", "correct horse");
        String first = browser.cookies.get("portal");
        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
        assertThat(browser.post("/signout", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.cookies).doesNotContainKey("portal");
        browser.cookies.put("portal", first);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
        browser.cookies.clear();
        browser.signIn("anna", "correct horse");
        assertThat(browser.cookies.get("portal")).isNotEqualTo(first);
    }

    @Test
    void case017WhereToGoIsThatOfTheBeginning() {
        portal.plugins.services.add(new TestService("office365", 10, anna));
        TestBrowser browser = portal.browser();
        browser.post("/signin/office365", Map.of("return", "/profile"));
        HttpResponse<String> end = browser.get(
                "/signin/office365/callback?code=c&state=s&return=%2Fdisk&returnTo=https%3A%2F%2Fevil.test%2F");
        assertThat(end.headers().firstValue("Location")).contains("/profile");
    }

    @Test
    void case020AnAnswerInAFormIsNone() {
        TestService service = new TestService("office365", 10, anna);
        portal.plugins.services.add(service);
        TestBrowser browser = portal.browser();
        browser.post("/signin/office365", Map.of());
        String form = "code=c&state=s&csrf=" + browser.token();
        assertThat(browser.send("POST", "/signin/office365/callback", form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(405);
        assertThat(service.answers).isEmpty();
        assertThat(browser.get("/signin/office365/callback?code=c&state=s").statusCode())
                .as("positive control")
                .isEqualTo(303);
    }

    @Test
    void s03Case014SeveralServicesHaveTheirOwnOrderAndCallbacks() {
        TestService first = new TestService("first", 10, anna);
        TestService second = new TestService("second", 20, anna);
        portal.plugins.services.add(second);
        portal.plugins.services.add(first);
        TestBrowser browser = portal.browser();
        String page = browser.get("/signin").body();
        assertThat(page.indexOf("Service first")).isPositive().isLessThan(page.indexOf("Service second"));
        browser.post("/signin/first", Map.of());
        browser.post("/signin/second", Map.of());
        browser.get("/signin/second/callback?code=c&state=s");
        assertThat(first.answers).as("the answer to one goes to no other").isEmpty();
        assertThat(second.answers).hasSize(1);
        SiteId site = portal.portal.portal().sites().get(0).id();
        assertThat(portal.portal.portal().callback(site, "first"))
                .isNotEqualTo(portal.portal.portal().callback(site, "second"));
    }

    @Test
    void s35EachPublicAddressHasItsOwnRedirectUri() {
        TestService service = new TestService("office365", 10, anna);
        portal.plugins.services.add(service);
        int port = portal.address().getPort();
        portal.set(Map.of("public.urls", "http://localhost:" + port + ", http://127.0.0.1:" + port));
        for (String host : List.of("localhost", "127.0.0.1")) {
            TestBrowser browser = portal.browser();
            String token =
                    token(browser.get("/signin", "Host", host + ":" + port).body());
            HttpResponse<String> start = browser.send(
                    "POST",
                    "/signin/office365",
                    "csrf=" + token,
                    "Host",
                    host + ":" + port,
                    "Sec-Fetch-Site",
                    "same-origin");
            assertThat(start.statusCode()).isEqualTo(303);
            SignInRequest begun = service.begun.get(service.begun.size() - 1);
            assertThat(portal.portal.portal().callback(begun.site(), "office365"))
                    .hasToString("http://" + host + ":" + port + "/signin/office365/callback");
        }
        assertThat(portal.browser().get("/signin", "Host", "evil.test:" + port).statusCode())
                .isEqualTo(421);
    }

    private static String token(String page) {
        Matcher token = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @Test
    void case055NoOtherSiteLinksAnAccountToAUser() {
        TestService service = new TestService("office365", 10, anna);
        portal.plugins.services.add(service);
        TestBrowser browser = portal.browser().signIn("anna", "correct horse");
        String link = "/profile/link/office365";
        assertThat(browser.get(link).statusCode()).isEqualTo(405);
        assertThat(browser.send("POST", link, "", "Origin", "http://evil.test").statusCode())
                .isEqualTo(403);
        assertThat(browser.send("POST", link, "csrf=" + portal.browser().token(), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.begun).isEmpty();
        assertThat(browser.post(link, Map.of()).statusCode())
                .as("positive control")
                .isEqualTo(303);
        assertThat(service.begun).singleElement().satisfies(begun -> {
            assertThat(begun.intent()).isEqualTo(Intent.LINK);
            assertThat(begun.user()).contains(anna);
        });
    }

    @Test
    void case065AnonymousRequestsMakeNoSession() {
        for (int i = 0; i < 20; i++) {
            portal.browser().get("/signin");
        }
        Optional<Integer> rows =
                portal.jdbi.withHandle(handle -> handle.createQuery("select count(*) from portal_session")
                        .mapTo(Integer.class)
                        .findOne());
        assertThat(rows).contains(0);
    }

    @Test
    void case054EveryCookieIsHttpOnlyLaxAndSmall() {
        TestBrowser browser = portal.browser().signIn("anna", "correct horse");
        assertThat(browser.setCookies)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                        .hasSizeLessThan(300));
        portal.set(Map.of("public.urls", "https://portal.example"));
        HttpResponse<String> secure = portal.browser().get("/signin", "Host", "portal.example");
        assertThat(secure.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(line ->
                        assertThat(line).startsWith("__Host-portal-flow=").contains("; Secure", "; Max-Age=900"));
        assertThat(secure.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
}
