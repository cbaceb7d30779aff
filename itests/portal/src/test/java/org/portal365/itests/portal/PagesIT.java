package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A12 and cases of browsers: every page of the portal and of the sandbox, as people and attackers come to it. */
class PagesIT {
    /** The first two go on to the next page by themselves; the others are one page, which AccountsIT looks at. */
    private static final Set<String> PASSED_BY = Set.of(
            "/disk/again/{wish}", "/disk/resume/{wish}", "/erasures/{erasure}", "/profile/privacy/erasures/{erasure}");

    private static final Axe ON_THE_WAY = new Axe(List.of(new Axe.Screen(1280, false), new Axe.Screen(390, true)));
    private static final int PATIENCE = 5_000;

    private static FilledPortal filled;
    private static Socket slow;

    @BeforeAll
    static void start() throws Exception {
        filled = new FilledPortal();
        slow = slowHeaders();
        filled.fill(ON_THE_WAY::look);
    }

    @AfterAll
    static void stop() throws IOException {
        slow.close();
        filled.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void a12AndCase072And073EveryPageIsWithoutFindings(String language) {
        filled.speak(language);
        boolean english = language.equals("en");
        Axe axe = new Axe(List.of(new Axe.Screen(1280, !english), new Axe.Screen(390, english)));
        Crawl crawl = new Crawl(filled.portal);
        Browser anna = filled.anna.browser();
        Browser admin = filled.admin.browser();
        crawl.from(anna, page -> axe.look(anna, page), "/", "/mail", mailbox(anna) + "?q=nowhere");
        crawl.from(anna, page -> axe.look(anna, page), filled.aside.toArray(String[]::new));
        crawl.from(admin, page -> axe.look(admin, page), "/", "/disk", "/disk/bin", "/disk/documents", "/mail/connect");
        crawl.from(admin, page -> axe.look(admin, page), "/signedout", "/signin", "/profile/second-factor");
        crawl.from(admin, page -> axe.look(admin, page), person(admin) + "/erase");
        assertThat(anna.complaints()).as("refused scripts and failed loads").isEmpty();
        assertThat(admin.complaints()).isEmpty();
        crawl.from(anna, page -> axe.look(anna, page), "/nothing/here");
        assertThat(anna.complaints()).as("the page that is not there").hasSize(1);
        assertFrames(anna.network());
        if (english) {
            sandboxPages(axe, admin);
        }
        List<String> findings = new ArrayList<>(axe.findings());
        findings.addAll(ON_THE_WAY.findings());
        assertThat(String.join("\n", findings)).isEmpty();
        Set<String> missed = new TreeSet<>(PageRoutes.all());
        missed.removeAll(crawl.seen());
        missed.removeAll(PASSED_BY);
        assertThat(missed).as("pages that no link leads to").isEmpty();
        assertThat(axe.looks()).isGreaterThan(50);
    }

    /** Of Anna: nobody erases himself. */
    private static String person(Browser admin) {
        String address = admin.go(filled.portal.address("/people?find=Anna"))
                .see("a[href^='/people/']")
                .getAttribute("href");
        return URI.create(String.valueOf(address)).getPath();
    }

    private static void sandboxPages(Axe axe, Browser browser) {
        for (String page : List.of("/control", "/office/closed", "/organizations/oauth2/v2.0/authorize")) {
            browser.go(filled.sandbox.pages().resolve(page));
            axe.look(browser, "sandbox: " + page);
        }
    }

    /** Every document of the portal that the browser got says who may frame it, and only messages say "ourselves". */
    private static void assertFrames(List<String> events) {
        List<String> documents = events.stream()
                .filter(event ->
                        event.contains("\"Network.responseReceived\"") && event.contains("\"type\":\"Document\""))
                .filter(event -> event.contains("\"url\":\"" + filled.portal.address("/")))
                .toList();
        assertThat(documents).hasSizeGreaterThan(15);
        assertThat(documents)
                .filteredOn(event ->
                        !event.contains(event.contains("/body") ? "frame-ancestors 'self'" : "frame-ancestors 'none'"))
                .isEmpty();
    }

    @Test
    void case068WhatPeopleTypeIsShownAsTextEverywhere() {
        Browser anna = filled.anna.browser().go(filled.portal.address("/disk"));
        HostileText.assertDangerous(anna);
        String home = anna.see("#upload").getAttribute("data-upload").replace("/upload", "");
        String boxAddress = mailbox(anna);
        anna.go(filled.portal.address("/disk"));
        Fetches fetches = new Fetches(anna);
        String parent = fetches.folder(home, "Hostile");
        int number = 0;
        for (String text : HostileText.all()) {
            assertThat(fetches.post(parent + "/folders", "name", text)).isEqualTo(200);
            assertThat(fetches.put(parent + "/upload?name=" + encoded(text + ".docx")))
                    .isEqualTo(201);
            assertThat(fetches.draft(boxAddress, "hostile-draft-" + number++, text))
                    .isEqualTo(204);
        }
        anna.go(filled.portal.address(parent)).reads(HostileText.all().get(39) + ".docx");
        HostileText.assertOnlyText(anna, "a folder");
        assertThat(anna.driver().findElements(org.openqa.selenium.By.cssSelector("table.files tbody tr")))
                .hasSize(80);
        anna.go(filled.portal.address("/mail/drafts")).reads(HostileText.all().get(0));
        HostileText.assertOnlyText(anna, "drafts");
        String file = anna.go(filled.portal.address(parent))
                .see("a[href^='/disk/files/']")
                .getAttribute("href");
        anna.go(URI.create(file));
        HostileText.assertOnlyText(anna, "a file");
        names(anna, fetches);
    }

    private static String mailbox(Browser browser) {
        return browser.go(filled.portal.address("/mail"))
                .settles("#mail")
                .address()
                .getPath();
    }

    /** Her own name is on pages of hers and of administrators. */
    private static void names(Browser anna, Fetches fetches) {
        Browser admin = filled.admin.browser();
        for (String text : HostileText.pairs()) {
            anna.go(filled.portal.address("/profile"));
            assertThat(fetches.post("/profile", "name", text)).isEqualTo(200);
            anna.go(filled.portal.address("/profile"));
            assertThat(anna.see("input[name=name]").getAttribute("value")).isEqualTo(text);
            HostileText.assertOnlyText(anna, "the profile");
            admin.go(filled.portal.address("/people")).reads(text);
            HostileText.assertOnlyText(admin, "people");
        }
        admin.click("main a[href^='/people/']");
        HostileText.assertOnlyText(admin, "a person");
        assertThat(fetches.post("/profile", "name", "Anna Berg")).isEqualTo(200);
    }

    @Test
    void case069WhatComesInAnAddressBecomesNothingElse() {
        Browser anna = filled.anna.browser();
        Browser admin = filled.admin.browser();
        HostileText.assertDangerous(anna.go(filled.portal.address("/")));
        String box = mailbox(anna);
        for (String text : HostileText.pairs()) {
            String value = encoded(text);
            for (String page : List.of(
                    "/" + value.replace("+", "%20"),
                    box + "?q=" + value,
                    "/disk/outside/office365?to=" + value,
                    "/signin?return=/" + value,
                    "/signin/office365/callback?error=access_denied&state=x&error_description=" + value,
                    "/plugin/office365/changes?validationToken=" + value)) {
                anna.go(filled.portal.address(page));
                HostileText.assertOnlyText(anna, page);
            }
            for (String page : List.of("/people?find=" + value, "/events?find=" + value)) {
                admin.go(filled.portal.address(page));
                HostileText.assertOnlyText(admin, page);
            }
        }
        assertThat(anna.go(filled.portal.address(box + "?q=" + encoded("<b>x")))
                        .see("input[name=q]")
                        .getAttribute("value"))
                .as("positive control: it is shown, as text")
                .isEqualTo("<b>x");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Smuggling and excess (RFC 9112, 6.3 and 11): refused, answered once, and nothing more is read from the line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /signin/local HTTP/1.1|Content-Length: 4~Content-Length: 40|400",
                "POST /signin/local HTTP/1.1|Content-Length: 4, 40|400",
                "POST /signin/local HTTP/1.1|Content-Length: 4~Transfer-Encoding: chunked|400",
                "POST /signin/local HTTP/1.1|Transfer-Encoding: chunked, identity|400",
                "POST /signin/local HTTP/1.1|Transfer-Encoding: xchunked|400",
                "POST /signin/local HTTP/1.1|Content-Length: -4|400",
                "GET /signin HTTP/1.1|X Y: 1|400",
                "GET /signin HTTP/1.1|X-Name : 1|400",
                "GET /signin HTTP/1.1|X-Name: 1~ folded: 2|400",
                "GET /signin HTTP/1.1|Host: other.test|400",
                "GET /signin HTTP/3.7|X-Name: 1|505",
                "TRACE /signin HTTP/1.1|X-Name: 1|405",
                "OPTIONS * HTTP/1.1|X-Name: 1|405",
                "TRACK /signin HTTP/1.1|X-Name: 1|405",
                "CONNECT /signin HTTP/1.1|X-Name: 1|405",
            })
    void case088AnUnclearRequestIsRefusedAndTheLineClosed(String line, String headers, int status) throws IOException {
        String smuggled = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
        RawLine.Answer answer = raw(line + "\r\nHost: localhost:" + port() + "\r\n" + headers.replace("~", "\r\n")
                + "\r\n\r\nabcd" + smuggled);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.closed()).isTrue();
        assertThat(answer.answers()).as(answer.text()).isEqualTo(1);
        assertThat(answer.text()).contains("frame-ancestors 'none'", "nosniff");
    }

    @Test
    void case088ExcessIsRefusedAndTheLineClosed() throws IOException {
        String host = "Host: localhost:" + port() + "\r\n";
        RawLine.Answer long1 = raw("GET /signin HTTP/1.1\r\n" + host + "X-Long: " + "a".repeat(100_000) + "\r\n\r\n");
        assertThat(long1.status()).isEqualTo(431);
        assertThat(long1.closed()).isTrue();
        RawLine.Answer long2 = raw("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n" + host + "\r\n");
        assertThat(long2.status()).isIn(414, 431);
        assertThat(long2.closed()).isTrue();
        String many = "a=1&".repeat(10_000);
        RawLine.Answer form = raw("POST /signin/local HTTP/1.1\r\n" + host
                + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: "
                + many.length() + "\r\n\r\n" + many);
        assertThat(form.status()).isEqualTo(400);
        assertThat(form.closed()).isTrue();
        assertThat(raw("GET /signin\r\n\r\n").status()).as("HTTP/0.9").isIn(0, 400, 505);
        RawLine.Answer good = raw("GET /signin HTTP/1.1\r\n" + host + "\r\n");
        assertThat(good.status()).as("positive control").isEqualTo(200);
        assertThat(good.closed()).as("a good line stays").isFalse();
    }

    @Test
    void case088SlowHeadersKeepNobodyElseWaiting() throws Exception {
        List<Socket> many = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                many.add(slowHeaders());
            }
            HttpRequest request =
                    HttpRequest.newBuilder(filled.portal.address("/signin")).build();
            long begun = System.nanoTime();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
        } finally {
            for (Socket socket : many) {
                socket.close();
            }
        }
        slow.setSoTimeout(40_000);
        int end = slow.getInputStream().read();
        assertThat(end == -1 || end == 'H')
                .as("begun at the start, it is given up")
                .isTrue();
    }

    @Test
    void case088HeadersByDripsAreGivenUp() throws Exception {
        try (Socket drips = slowHeaders()) {
            drips.setSoTimeout(1_000);
            int seconds = 0;
            while (!gone(drips)) {
                assertThat(seconds++).as("seconds until it is given up").isLessThan(45);
            }
            assertThat(seconds).as("positive control: it had its time").isGreaterThan(20);
        }
    }

    /** Sends one more byte of a header and waits a second. */
    private static boolean gone(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write('a');
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static Socket slowHeaders() throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port());
        socket.getOutputStream().write("GET /signin HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static int port() {
        return filled.portal.address("/").getPort();
    }

    private static RawLine.Answer raw(String request) throws IOException {
        return RawLine.send(port(), request, PATIENCE);
    }
}
