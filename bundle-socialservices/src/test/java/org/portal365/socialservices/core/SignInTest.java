package org.portal365.socialservices.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.social.Intent;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;

/** Cases 1 to 24 as far as they are the engine's: the flow, its state, and what comes back. */
class SignInTest {
    private final Rig rig = new Rig();

    private static SignInRefusal refusal(SignInEnd end) {
        return end.outcome().refusal().orElseThrow().reason();
    }

    private void assertSignInWorks() {
        assertThat(rig.signIn().outcome().optional()).isPresent();
    }

    @Test
    void s04TheRequestIsCodeWithPkceStateAndNonceForOpenidProfileOnly() {
        Map<String, String> request = rig.begin();
        assertThat(request)
                .containsEntry("response_type", "code")
                .containsEntry("response_mode", "query")
                .containsEntry("scope", "openid profile")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://localhost:8181/signin/office365/callback")
                .containsEntry("prompt", "select_account")
                .doesNotContainKey("code_verifier");
        assertThat(request.get("state")).hasSize(43);
        assertThat(request.get("code_challenge")).hasSize(43);
        SignInEnd end = rig.finish(request.get("state"), Optional.empty());
        assertThat(end.returnTo()).isEqualTo("/disk?folder=1");
        assertThat(end.outcome().optional().orElseThrow().externalSession()).contains("session-1");
        String verifier = rig.entra.redeemed.get(0).verifier();
        assertThat(Sha256.of(verifier)).isEqualTo(request.get("code_challenge"));
        assertThat(verifier).hasSizeGreaterThanOrEqualTo(43);
        assertThat(rig.entra.redeemed.get(0).scopes()).isEmpty();
    }

    @Test
    void case009AFlowWithoutANonceAdmitsNobody() {
        String state = rig.begin().get("state");
        rig.jdbi.useHandle(handle -> handle.execute("update social_flow set nonce_hash = ''"));
        assertThat(refusal(rig.finish(state, Optional.empty()))).isEqualTo(SignInRefusal.INVALID);
        assertThat(rig.portal.users().count()).isZero();
        assertSignInWorks();
    }

    @Test
    void case022FiveTabsOfOneBrowserEndInAnyOrder() {
        List<Map<String, String>> tabs = new ArrayList<>();
        for (int tab = 0; tab < 5; tab++) {
            tabs.add(rig.begin());
        }
        Collections.reverse(tabs);
        for (Map<String, String> tab : tabs) {
            rig.entra.nonce = tab.get("nonce");
            assertThat(rig.finish(tab.get("state"), Optional.empty()).outcome().optional())
                    .isPresent();
        }
        assertThat(rig.portal.users().count()).isEqualTo(1);
    }

    @Test
    void case012NothingIsEverRepeated() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 15; i++) {
            Map<String, String> request = rig.begin();
            assertThat(Stream.of("state", "nonce", "code_challenge").map(request::get))
                    .allMatch(seen::add);
        }
    }

    @ParameterizedTest
    @MethodSource("unknownStates")
    void case001Case002Case020WithoutAKnownStateNothingIsRedeemed(Map<String, List<String>> query) {
        assertThat(refusal(rig.answer(Rig.BROWSER, Optional.empty(), query))).isEqualTo(SignInRefusal.START_AGAIN);
        assertThat(rig.entra.redeemed).isEmpty();
        assertSignInWorks();
    }

    static Stream<Map<String, List<String>>> unknownStates() {
        return Stream.of(
                // all that a browser sends of an answer in the fragment
                Map.of(),
                Map.of("code", List.of("c")),
                Map.of("code", List.of("c"), "state", List.of("")),
                Map.of("code", List.of("c"), "state", List.of("x".repeat(10_000))),
                Map.of("code", List.of("c"), "state", List.of("\u0000\u00e9' or 1=1 --")),
                Map.of("code", List.of("c"), "state", List.of("A".repeat(43))));
    }

    @Test
    void case002FiftyMadeUpStatesOfEveryLengthEndNothing() {
        String state = rig.begin().get("state");
        Random random = new Random(2);
        for (int i = 0; i < 50; i++) {
            int length = i % 2 == 0 ? 43 : 1 + random.nextInt(10_000);
            String madeUp = random.ints(length, 0, 0x2100)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            Map<String, List<String>> query = Map.of("code", List.of("c"), "state", List.of(madeUp));
            assertThat(refusal(rig.answer(Rig.BROWSER, Optional.empty(), query)))
                    .isEqualTo(SignInRefusal.START_AGAIN);
        }
        assertThat(rig.entra.redeemed).isEmpty();
        assertThat(rig.finish(state, Optional.empty()).outcome().optional())
                .as("the flow that was open is still good")
                .isPresent();
    }

    @Test
    void case003TheStateOfAnotherBrowserIsRefusedAndSpent() {
        String state = rig.begin().get("state");
        SignInEnd victim =
                rig.answer("another-browser", Optional.empty(), Map.of("state", List.of(state), "code", List.of("c")));
        assertThat(refusal(victim)).isEqualTo(SignInRefusal.START_AGAIN);
        assertThat(victim.returnTo()).isEqualTo("/");
        assertThat(refusal(rig.finish(state, Optional.empty()))).isEqualTo(SignInRefusal.START_AGAIN);
        assertThat(rig.entra.redeemed).isEmpty();
    }

    @Test
    void case005AStateIsGoodOnce() {
        String state = rig.begin().get("state");
        assertThat(rig.finish(state, Optional.empty()).outcome().optional()).isPresent();
        assertThat(refusal(rig.finish(state, Optional.empty()))).isEqualTo(SignInRefusal.START_AGAIN);
        assertThat(rig.entra.redeemed).hasSize(1);
    }

    @Test
    void case007AFlowIsOverAfterFifteenMinutes() {
        String state = rig.begin().get("state");
        rig.clock.advance(Duration.ofMinutes(16));
        assertThat(refusal(rig.finish(state, Optional.empty()))).isEqualTo(SignInRefusal.START_AGAIN);
        assertThat(rig.entra.redeemed).isEmpty();
    }

    @Test
    void case008Case010TheTokenOfAnotherFlowIsRefusedByItsNonce() {
        String first = rig.begin().get("state");
        rig.begin();
        assertThat(refusal(rig.finish(first, Optional.empty()))).isEqualTo(SignInRefusal.INVALID);
        assertThat(rig.portal.users().count()).isZero();
        assertSignInWorks();
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example/99999999-2222-3333-4444-555555555555/v2.0",
        "https://evil.test/11111111-2222-3333-4444-555555555555/v2.0",
        "https://login.example/common/v2.0",
        "''"
    })
    void case013AnotherIssuerInTheAnswerIsRefused(String issuer) {
        String state = rig.begin().get("state");
        SignInEnd end = rig.answer(
                Rig.BROWSER,
                Optional.empty(),
                Map.of("state", List.of(state), "code", List.of("c"), "iss", List.of(issuer)));
        assertThat(refusal(end)).isEqualTo(SignInRefusal.INVALID);
    }

    @Test
    void case013TheRightIssuerInTheAnswerIsTaken() {
        String state = rig.begin().get("state");
        String issuer = TestIdTokens.LOGIN + "/" + TestIdTokens.TENANT + "/v2.0";
        SignInEnd end = rig.answer(
                Rig.BROWSER,
                Optional.empty(),
                Map.of("state", List.of(state), "code", List.of("c"), "iss", List.of(issuer)));
        assertThat(end.outcome().optional()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void case019RepeatedOrContradictoryParametersAreRefusedUnredeemed(Map<String, List<String>> more) {
        Map<String, List<String>> query = new java.util.HashMap<>(more);
        query.put("state", List.of(rig.begin().get("state")));
        assertThat(refusal(rig.answer(Rig.BROWSER, Optional.empty(), query))).isEqualTo(SignInRefusal.INVALID);
        assertThat(rig.entra.redeemed).isEmpty();
    }

    static Stream<Map<String, List<String>>> malformed() {
        return Stream.of(
                Map.of(),
                Map.of("code", List.of("")),
                Map.of("code", List.of("a", "b")),
                Map.of("code", List.of("a"), "error", List.of("access_denied")),
                Map.of("code", List.of("a"), "iss", List.of("x", "x")));
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied,                AADSTS65004: declined,            CANCELLED",
        "access_denied,                <script>alert(1)</script>,        CANCELLED",
        "consent_required,             AADSTS65001: no consent,          CONSENT",
        "invalid_request,              AADSTS50105: not assigned,        POLICY",
        "access_denied,                AADSTS53003: blocked,             POLICY",
        "unauthorized_client,          AADSTS700016: not in the tenant,  REGISTRATION",
        "invalid_client,               AADSTS7000215: wrong secret,      REGISTRATION",
        "invalid_client,               AADSTS7000222: expired secret,    REGISTRATION",
        "invalid_request,              AADSTS50011: redirect URI,        REGISTRATION",
        "invalid_tenant,               AADSTS90002: no such tenant,      REGISTRATION",
        "server_error,                 oops,                             FAILED",
        "<b>x</b>,                     <img src=x>,                      FAILED"
    })
    void case018Case021EveryErrorHasItsOwnWordsAndNothingIsReflected(
            String error, String description, SignInRefusal reason) {
        String state = rig.begin().get("state");
        SignInEnd end = rig.answer(
                Rig.BROWSER,
                Optional.empty(),
                Map.of(
                        "state", List.of(state),
                        "error", List.of(error),
                        "error_description", List.of(description + " anna@contoso.example")));
        var refused = end.outcome().refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(end.returnTo()).isEqualTo("/disk?folder=1");
        assertThat(refused.reference()).isNotEmpty();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            assertThat(refused.user().in(locale)).isNotBlank().doesNotContain("AADSTS", "<", "anna");
            assertThat(refused.admin().in(locale)).isNotBlank().doesNotContain("<", "anna");
        }
        assertThat(rig.entra.redeemed).isEmpty();
    }

    @Test
    void case023ABrowserMayHaveTwentyFlowsAndAnotherOneIsNotHindered() {
        for (int i = 0; i < Flows.PER_BROWSER; i++) {
            rig.begin();
        }
        var request = rig.request(Intent.SIGN_IN, Optional.empty(), Optional.empty());
        var refused = rig.signIn.begin(request).refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(SignInRefusal.TOO_MANY);
        assertThat(refused.retryAfter()).isPresent();
        var other = new org.portal365.api.social.SignInRequest(
                Intent.SIGN_IN, Optional.empty(), request.site(), "/", Optional.empty(), "another browser");
        assertThat(rig.signIn.begin(other).optional()).isPresent();
        rig.clock.advance(Duration.ofMinutes(16));
        assertThat(rig.begin()).containsKey("state");
    }

    /** Each from a browser of its own, as a bot without cookies comes. */
    @Test
    void case023AFloodOfBeginningsCostsTheOldestAndNobodyElse() {
        String first = rig.begin().get("state");
        var request = rig.request(Intent.SIGN_IN, Optional.empty(), Optional.empty());
        for (int i = 0; i < Flows.IN_ALL + 1_000; i++) {
            rig.clock.advance(Duration.ofMillis(1));
            var bot = new org.portal365.api.social.SignInRequest(
                    Intent.SIGN_IN, Optional.empty(), request.site(), "/", Optional.empty(), "bot " + i);
            assertThat(rig.signIn.begin(bot).optional()).isPresent();
        }
        assertThat(rig.flows()).isLessThanOrEqualTo(Flows.IN_ALL);
        assertSignInWorks();
        assertThat(refusal(rig.finish(first, Optional.empty()))).isEqualTo(SignInRefusal.START_AGAIN);
    }

    @Test
    void switchedOffNeitherBeginsNorFinishes() {
        String state = rig.begin().get("state");
        rig.settings = new SignInSettings(false, Registration.CREATE, Set.of(), Set.of(), false, false);
        var request = rig.request(Intent.SIGN_IN, Optional.empty(), Optional.empty());
        assertThat(rig.signIn.begin(request).refusal().orElseThrow().reason()).isEqualTo(SignInRefusal.UNAVAILABLE);
        assertThat(refusal(rig.finish(state, Optional.empty()))).isEqualTo(SignInRefusal.UNAVAILABLE);
        assertThat(rig.entra.redeemed).isEmpty();
    }

    @Test
    void case014AnAnswerToAnotherRegistrationIsToBeginAgainAndNoTokenIsAskedFor() {
        String state = rig.begin().get("state");
        var old = rig.registration;
        rig.registration = new org.portal365.m365.registration.AppRegistration(
                TestIdTokens.OTHER_TENANT, old.accounts(), old.tenants(), old.cloud(), false, old.credentials());
        assertThat(refusal(rig.finish(state, Optional.empty()))).isEqualTo(SignInRefusal.START_AGAIN);
        assertThat(rig.entra.redeemed).isEmpty();
        rig.registration = old;
        assertSignInWorks();
    }

    @Test
    void s33EveryEndIsAuditedWithReasonAndReference() {
        rig.signIn();
        rig.finish("nobody", Optional.empty());
        assertThat(rig.portal.audit().events())
                .extracting(AuditEvent::name)
                .containsExactly("user_created", "authn_login_success", "authn_login_fail");
        assertThat(rig.portal.audit().events().get(2).reason()).contains("START_AGAIN");
    }
}
