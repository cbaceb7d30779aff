package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.memory.MovableClock;
import org.portal365.persistence.TestDatabases;
import org.portal365.reference.secondfactor.Device;

/** S32: the portal's own second factor. */
class SecondFactorTest {
    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]{30,})</code>");
    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-9]{5}-[a-z2-9]{5})</code>");
    private static final String STEP = "/second-factor?return=%2Fdisk";

    private final MovableClock clock = MovableClock.create();
    private TestPortal portal;
    private UserId anna;

    @BeforeEach
    void start() {
        portal = new TestPortal(0, clock, TestDatabases.h2());
        anna = portal.user("anna", "correct horse", false);
        portal.user("root", "battery staple", true);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void s32ASessionOpensNothingBeforeTheSecondFactorWhicheverWayItBegan() {
        Device device = setUp(portal.browser().signIn("anna", "correct horse"));
        portal.plugins.services.add(new TestService("office365", 10, anna));
        TestBrowser local = portal.browser();
        TestBrowser outside = portal.browser();
        assertThat(location(local.post(
                        "/signin/local", Map.of("login", "anna", "password", "correct horse", "return", "/disk"))))
                .isEqualTo(STEP);
        outside.post("/signin/office365", Map.of("return", "/disk"));
        assertThat(location(outside.get("/signin/office365/callback?code=c&state=s")))
                .isEqualTo(STEP);
        for (TestBrowser browser : List.of(local, outside)) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(browser.get("/disk").statusCode()).isEqualTo(303);
            assertThat(browser.get("/profile/second-factor").statusCode()).isEqualTo(303);
            String waiting = browser.cookies.get("portal");
            assertThat(answer(browser, device.wrongCode(clock.instant())).statusCode())
                    .isEqualTo(403);
            assertThat(browser.get("/disk").statusCode()).isEqualTo(303);
            assertThat(location(answer(browser, device.code(clock.instant())))).isEqualTo("/disk");
            assertThat(browser.get("/disk").statusCode()).isEqualTo(200);
            assertThat(browser.cookies.get("portal")).as("a new value").isNotEqualTo(waiting);
        }
    }

    @Test
    void s32EveryCodeIsTakenOnceAlsoByTwoAtTheSameMoment() throws Exception {
        Device device = setUp(portal.browser().signIn("anna", "correct horse"));
        clock.advance(Duration.ofMinutes(1));
        String code = device.code(clock.instant());
        List<TestBrowser> browsers = Stream.generate(this::halfway).limit(4).toList();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> calls = browsers.stream()
                    .map(browser ->
                            (Callable<Integer>) () -> answer(browser, code).statusCode())
                    .toList();
            List<Integer> codes = pool.invokeAll(calls).stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .sorted()
                    .toList();
            assertThat(codes).containsExactly(303, 403, 403, 403);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void s32ACodeIsGoodForItsStepAndOneBesides() {
        Device device = setUp(portal.browser().signIn("anna", "correct horse"));
        clock.advance(Duration.ofMinutes(5));
        String old = device.code(clock.instant().minusSeconds(60));
        String early = device.code(clock.instant().plusSeconds(60));
        String late = device.code(clock.instant().minusSeconds(30));
        TestBrowser browser = halfway();
        assertThat(answer(browser, old).statusCode()).isEqualTo(403);
        assertThat(answer(browser, early).statusCode()).isEqualTo(403);
        assertThat(answer(browser, late).statusCode()).as("positive control").isEqualTo(303);
    }

    @Test
    void s32GuessingEndsAfterFiveWrongCodesAndWaitingAfterTenMinutes() {
        Device device = setUp(portal.browser().signIn("anna", "correct horse"));
        clock.advance(Duration.ofMinutes(1));
        TestBrowser guesser = halfway();
        for (int tries = 0; tries < 5; tries++) {
            assertThat(answer(guesser, device.wrongCode(clock.instant())).statusCode())
                    .isEqualTo(403);
        }
        assertThat(answer(guesser, device.code(clock.instant())).statusCode()).isEqualTo(429);
        assertThat(answer(halfway(), device.code(clock.instant())).statusCode())
                .as("the count is the user's")
                .isEqualTo(429);
        clock.advance(Duration.ofMinutes(11));
        assertThat(location(answer(guesser, device.code(clock.instant()))))
                .as("waited too long")
                .isEqualTo("/signin?return=%2Fdisk");
        assertThat(answer(halfway(), device.code(clock.instant())).statusCode())
                .as("positive control")
                .isEqualTo(303);
    }

    @Test
    void s32ARecoveryCodeSignsInOnceAndNewOnesReplaceTheOld() {
        TestBrowser desk = portal.browser().signIn("anna", "correct horse");
        String page = setUpPage(desk, device(desk));
        List<String> codes =
                RECOVERY.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(answer(halfway(), codes.get(0).toUpperCase(Locale.ROOT)).statusCode())
                .isEqualTo(303);
        assertThat(answer(halfway(), codes.get(0)).statusCode()).as("used up").isEqualTo(403);
        assertThat(desk.get("/profile/second-factor").body()).contains("codes left: 9");
        String renewed = desk.post("/profile/second-factor/codes", Map.of()).body();
        assertThat(answer(halfway(), codes.get(1)).statusCode()).isEqualTo(403);
        String fresh = RECOVERY.matcher(renewed)
                .results()
                .map(MatchResult::group)
                .map(code -> code.replaceAll("</?code>", ""))
                .findFirst()
                .orElseThrow();
        assertThat(answer(halfway(), fresh).statusCode()).isEqualTo(303);
        List<String> kept = portal.jdbi.withHandle(handle -> handle.createQuery("select hash from portal_recovery_code")
                .mapTo(String.class)
                .list());
        assertThat(kept).hasSize(9).doesNotContainAnyElementsOf(codes);
    }

    @Test
    void s32WhereThePortalDemandsItEveryoneSetsItUpAtTheirNextSignInAndTheAdministratorToo() {
        portal.set(Map.of("second.factor.everyone", true));
        for (String login : List.of("anna", "root")) {
            TestBrowser browser = portal.browser();
            Map<String, String> right =
                    Map.of("login", login, "password", login.equals("root") ? "battery staple" : "correct horse");
            browser.post("/signin/local", right);
            assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
            String page = browser.get("/second-factor").body();
            assertThat(page).contains("asks everybody");
            Device device = Device.of(key(page));
            assertThat(answer(browser, device.wrongCode(clock.instant())).statusCode())
                    .isEqualTo(403);
            HttpResponse<String> done = answer(browser, device.code(clock.instant()));
            assertThat(done.body()).contains("recovery codes", "href=\"/disk\"");
            assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
            assertThat(browser.post("/profile/second-factor/remove", Map.of()).body())
                    .contains("cannot be turned off");
        }
    }

    @Test
    void s32ItIsTurnedOffByItsUserAndByAnAdministratorAndBothIsRecorded() {
        TestBrowser desk = portal.browser().signIn("anna", "correct horse");
        setUp(desk);
        TestBrowser root = portal.browser().signIn("root", "battery staple");
        String person = "/people/" + anna;
        assertThat(desk.post(person + "/second-factor/remove", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(root.get(person).body()).contains("Two-step verification");
        root.post(person + "/second-factor/remove", Map.of());
        assertThat(portal.browser()
                        .signIn("anna", "correct horse")
                        .get("/profile")
                        .statusCode())
                .isEqualTo(200);
        setUp(desk);
        clock.advance(Duration.ofMinutes(16));
        assertThat(location(desk.post("/profile/second-factor/remove", Map.of())))
                .as("asks for a recent proof")
                .startsWith("/signin?return=");
        TestBrowser again = halfway();
        assertThat(again.get("/profile").statusCode()).isEqualTo(303);
        assertThat(root.get("/events?find=second_factor_removed").body()).contains("by: administrator");
    }

    private TestBrowser halfway() {
        TestBrowser browser = portal.browser();
        browser.post("/signin/local", Map.of("login", "anna", "password", "correct horse"));
        return browser;
    }

    private HttpResponse<String> answer(TestBrowser browser, String code) {
        return browser.post("/second-factor", Map.of("code", code, "return", "/disk"));
    }

    private Device setUp(TestBrowser browser) {
        Device device = device(browser);
        setUpPage(browser, device);
        return device;
    }

    private static Device device(TestBrowser browser) {
        String page = browser.get("/profile/second-factor").body();
        assertThat(page).contains("<svg class=\"qr\"", "otpauth://totp/localhost:User%20anna?secret=");
        return Device.of(key(page));
    }

    private String setUpPage(TestBrowser browser, Device device) {
        assertThat(browser.post("/profile/second-factor", Map.of("code", device.wrongCode(clock.instant())))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> done =
                browser.post("/profile/second-factor", Map.of("code", device.code(clock.instant())));
        assertThat(done.statusCode()).isEqualTo(200);
        return done.body();
    }

    private static String key(String page) {
        Matcher matcher = KEY.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).replace(" ", "");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none, but " + answer.statusCode());
    }
}
