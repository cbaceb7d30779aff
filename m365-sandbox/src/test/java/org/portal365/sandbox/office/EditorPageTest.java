package org.portal365.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.sandbox.graph.GraphClient;
import org.portal365.sandbox.graph.RunningSandbox;

class EditorPageTest {
    private static final Pattern SESSION = Pattern.compile("data-session=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private RunningSandbox sandbox;
    private GraphClient anna;

    /** A browser without scripts: cookies, forms, redirects. */
    private final class Browser {
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        private HttpResponse<String> get(String address) {
            return send(HttpRequest.newBuilder(URI.create(address)).build());
        }

        private HttpResponse<String> post(String path, Map<String, String> form) {
            String body = form.entrySet().stream()
                    .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(HttpRequest.newBuilder(
                            URI.create(sandbox.sandbox().addresses().browser() + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private HttpResponse<String> signIn(String name, String back) {
            return post("/office/signin", Map.of("login", name + "@contoso.onmicrosoft.com", "back", back));
        }
    }

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
        sandbox.set("delayedVisibilityMillis", 500);
        sandbox.set("lockLagMillis", 500);
        anna = sandbox.as("anna", "Files.ReadWrite");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String upload(String name) {
        return anna.put("/me/drive/root:/" + name + ":/content", OfficeFiles.bytes(name))
                .expect(201)
                .text("/id");
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static String session(HttpResponse<String> page) {
        Matcher found = SESSION.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "testWORD.docx, text-0, word/document.xml",
        "testPPT.pptx, text-0, ppt/slides/slide1.xml",
        "testEXCEL.xlsx, cell-A1, xl/worksheets/sheet1.xml"
    })
    void aPersonEditsAndGraphShowsItAfterTheDelay(String name, String field, String part) throws IOException {
        String item = "/me/drive/items/" + upload(name);
        byte[] before = anna.content(item);
        String tag = anna.get(item).text("/cTag");
        String address = anna.get(item).text("/webUrl");
        Browser browser = new Browser();
        assertThat(browser.get(address).body()).contains("Pick an account").contains("Anna Berg");
        HttpResponse<String> page = browser.signIn("anna", path(address));
        assertThat(page.body())
                .contains("id=\"" + field + "\"")
                .contains("id=\"save\"")
                .contains("data-state=\"open\"");
        String session = session(page);
        HttpResponse<String> saved = browser.post("/office/" + session + "/save", Map.of(field, "Changed by Anna"));
        assertThat(saved.body()).contains("data-state=\"saved\"").contains("Changed by Anna");
        assertThat(anna.get(item).text("/cTag")).isEqualTo(tag);
        await().until(() -> !anna.get(item).text("/cTag").equals(tag));
        assertThat(PackageParts.difference(before, anna.content(item))).containsOnly(part, "docProps/core.xml");
        assertThat(anna.get(item + "/versions").json().path("value")).hasSize(2);
    }

    @Test
    void case109TheFileIsLockedWhileOpenAndSomeTimeAfter() {
        String item = "/me/drive/items/" + upload("testWORD.docx");
        Browser browser = new Browser();
        String session = session(browser.signIn("anna", path(anna.get(item).text("/webUrl"))));
        for (int body = 0; body < 4; body++) {
            sandbox.set("lockBody", body);
            anna.put(item + "/content", new byte[1]).expect(423);
        }
        sandbox.set("lockBody", 1);
        assertThat(anna.patch(item, "{\"name\":\"other.docx\"}", Map.of())
                        .expect(423)
                        .text("/error/innerError/code"))
                .isEqualTo("resourceLocked");
        anna.delete(item).expect(423);
        anna.post(item + "/createUploadSession", "{}").expect(423);
        assertThat(browser.post("/office/" + session + "/close", Map.of()).body())
                .contains("Closed");
        anna.delete(item).expect(423);
        await().until(() -> anna.delete(item).status() == 204);
    }

    @Test
    void aBrowserThatFallsSilentLosesItsLock() {
        String item = "/me/drive/items/" + upload("testWORD.docx");
        Browser browser = new Browser();
        String session = session(browser.signIn("anna", path(anna.get(item).text("/webUrl"))));
        sandbox.advance(Duration.ofSeconds(50));
        assertThat(browser.post("/office/" + session + "/heartbeat", Map.of()).statusCode())
                .isEqualTo(204);
        sandbox.advance(Duration.ofSeconds(50));
        anna.delete(item).expect(423);
        sandbox.advance(Duration.ofSeconds(61));
        assertThat(browser.post("/office/" + session + "/heartbeat", Map.of()).statusCode())
                .isEqualTo(410);
        anna.delete(item).expect(204);
    }

    @Test
    void case130TwoPeopleSeeEachOtherAndLoseNothing() {
        String item = "/me/drive/items/" + upload("testWORD.docx");
        String link = anna.post(item + "/createLink", "{\"type\":\"edit\",\"scope\":\"organization\"}")
                .expect(201)
                .text("/link/webUrl");
        Browser one = new Browser();
        Browser two = new Browser();
        String first = session(one.signIn("anna", path(link)));
        HttpResponse<String> second = two.signIn("boris", path(link));
        assertThat(second.body()).contains("Also here: Anna Berg");
        one.post("/office/" + first + "/save", Map.of("text-0", "from Anna"));
        HttpResponse<String> both = two.post("/office/" + session(second) + "/save", Map.of("text-1", "from Boris"));
        assertThat(both.body()).contains("from Anna").contains("from Boris");
    }

    @Test
    void strangersAndReadersCannotSave() {
        String item = "/me/drive/items/" + upload("testWORD.docx");
        String address = anna.get(item).text("/webUrl");
        Browser stranger = new Browser();
        assertThat(stranger.signIn("boris", path(address)).statusCode()).isEqualTo(403);
        String boris =
                "{\"recipients\":[{\"email\":\"boris@contoso.onmicrosoft.com\"}],\"roles\":[\"read\"],\"requireSignIn\":true,\"sendInvitation\":false}";
        anna.post(item + "/invite", boris).expect(200);
        HttpResponse<String> page = stranger.get(address);
        assertThat(page.body()).contains("View only").doesNotContain("id=\"save\"");
        assertThat(stranger.post("/office/" + session(page) + "/save", Map.of("text-0", "x"))
                        .statusCode())
                .isEqualTo(403);
        anna.patch(item, "{\"name\":\"free.docx\"}", Map.of()).expect(200);
        Browser other = new Browser();
        assertThat(other.post("/office/" + session(page) + "/save", Map.of("text-0", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void unknownDamagedAndForeignAddressesAnswerInWords() {
        String address = sandbox.sandbox().addresses().browser();
        Browser browser = new Browser();
        assertThat(browser.get(address + "/personal/x/_layouts/15/Doc.aspx?sourcedoc=%7Bnone%7D")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get(address + "/:w:/g/personal/x/none").statusCode()).isEqualTo(404);
        String bad = anna.put("/me/drive/root:/bad.docx:/content", new byte[] {1, 2, 3})
                .expect(201)
                .text("/webUrl");
        assertThat(browser.signIn("anna", path(bad)).statusCode()).isEqualTo(422);
        assertThat(browser.signIn("dmitri", path(bad)).statusCode()).isEqualTo(403);
        assertThat(browser.signIn("anna", "//evil.test/").uri().getHost()).isEqualTo("127.0.0.1");
    }
}
