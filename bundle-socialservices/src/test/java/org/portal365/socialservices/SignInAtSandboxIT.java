package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.socialservices.SandboxSignIn.done;
import static org.portal365.socialservices.SandboxSignIn.parameters;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Intent;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.SignedIn;
import org.portal365.api.social.Token;
import org.portal365.socialservices.core.Guid;

/** The whole code flow with msal4j against the sandbox's Entra ID, as a browser goes through it. */
class SignInAtSandboxIT {
    private static final String ANNA = SandboxSignIn.ANNA;

    @TempDir
    static Path data;

    private static SandboxProcess sandbox;

    private SandboxSignIn rig;

    @BeforeAll
    static void start() {
        sandbox = new SandboxProcess(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void build() {
        rig = new SandboxSignIn(sandbox);
    }

    @Test
    void s04AnnaSignsInAndTheIdentityIsHerTenantAndObject() {
        SignedIn anna = done(rig.signIn(ANNA));
        assertThat(anna.identity().orElseThrow().tenant()).isEqualTo(SandboxProcess.CONTOSO);
        assertThat(anna.identity().orElseThrow().subject()).isEqualTo(SandboxProcess.ANNA);
        assertThat(anna.externalSession()).isPresent();
        assertThat(anna.account()).isEmpty();
        assertThat(done(rig.signIn(ANNA)).user()).isEqualTo(anna.user());
        assertThat(rig.tokenRequests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(new String(request.body(), StandardCharsets.UTF_8))
                        .contains("code_verifier=")
                        .doesNotContain("offline_access"));
    }

    @Test
    void s07UnderManyTenantsTheAllowListIsOurs() {
        rig.registrations.set(
                sandbox.registration(Set.of(SandboxProcess.CONTOSO, "b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29")));
        assertThat(done(rig.signIn("frida@fabrikam.onmicrosoft.com"))
                        .identity()
                        .orElseThrow()
                        .tenant())
                .isEqualTo("b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29");
        rig.registrations.set(sandbox.registration(Set.of(SandboxProcess.CONTOSO, Guid.CONSUMERS.value())));
        assertThat(rig.signIn("frida@fabrikam.onmicrosoft.com")
                        .outcome()
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(SignInRefusal.TENANT_NOT_ALLOWED);
    }

    @Test
    void case036AGenuineTokenOfAPersonalAccountIsRefusedForWhatItIs() {
        rig.registrations.set(sandbox.registration(Set.of(SandboxProcess.CONTOSO, Guid.CONSUMERS.value())));
        sandbox.admit("personal");
        try {
            // in the address bar the authority is the person's to choose, and Entra ID admits the account there
            URI common = URI.create(rig.begin().toString().replace("/organizations/", "/common/"));
            SignInEnd end = rig.finish(new Person("paula@outlook.example").through(common), Optional.empty());
            assertThat(end.outcome().refusal().orElseThrow().reason()).isEqualTo(SignInRefusal.PERSONAL_ACCOUNT);
            assertThat(rig.portal.users().count()).isZero();
        } finally {
            sandbox.admit("multi");
        }
        assertThat(done(rig.signIn(ANNA)).identity().orElseThrow().subject()).isEqualTo(SandboxProcess.ANNA);
    }

    @ParameterizedTest
    @CsvSource({"true, START_AGAIN", "false, INVALID"})
    void case010AnInjectedCodeIsStoppedByPkceAndWithoutItByTheNonce(boolean strict, SignInRefusal reason) {
        sandbox.control("switches", "{\"pkceStrict\":\"" + strict + "\"}");
        URI first = rig.begin();
        URI second = rig.begin();
        String code = parameters(new Person("boris@contoso.onmicrosoft.com").through(first))
                .get("code")
                .get(0);
        String state = parameters(second).get("state").get(0);
        SignInEnd end = rig.answer(Map.of("state", List.of(state), "code", List.of(code)));
        assertThat(end.outcome().refusal().orElseThrow().reason()).isEqualTo(reason);
        assertThat(rig.portal.users().count()).isZero();
        assertThat(rig.tokenRequests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, START_AGAIN", "false, INVALID"})
    void case004CodesOfTwoTabsDoNotFitEachOther(boolean strict, SignInRefusal reason) {
        sandbox.control("switches", "{\"pkceStrict\":\"" + strict + "\"}");
        Person anna = new Person(ANNA);
        Map<String, List<String>> one = parameters(anna.through(rig.begin()));
        Map<String, List<String>> two = parameters(anna.through(rig.begin()));
        for (var swapped : List.of(swap(one, two), swap(two, one))) {
            assertThat(rig.answer(swapped).outcome().refusal().orElseThrow().reason())
                    .isEqualTo(reason);
        }
        assertThat(rig.portal.users().count()).isZero();
        assertThat(rig.answer(parameters(anna.through(rig.begin()))).outcome().optional())
                .as("positive control")
                .isPresent();
    }

    private static Map<String, List<String>> swap(Map<String, List<String>> state, Map<String, List<String>> code) {
        return Map.of("state", state.get("state"), "code", code.get("code"));
    }

    /** Somebody takes the challenge off the address that the victim's browser is sent to. */
    @ParameterizedTest
    @CsvSource({"true, START_AGAIN", "false, INVALID"})
    void case011ACodeThatWasAskedForWithoutAChallengeIsOfNoUse(boolean strict, SignInRefusal reason) {
        sandbox.control("switches", "{\"pkceStrict\":\"" + strict + "\"}");
        URI stripped = URI.create(rig.begin().toString().replaceAll("&code_challenge[^&]*", ""));
        String code = parameters(new Person("boris@contoso.onmicrosoft.com").through(stripped))
                .get("code")
                .get(0);
        String state = parameters(rig.begin()).get("state").get(0);
        SignInEnd end = rig.answer(Map.of("state", List.of(state), "code", List.of(code)));
        assertThat(end.outcome().refusal().orElseThrow().reason()).isEqualTo(reason);
        assertThat(rig.portal.users().count()).isZero();
        assertThat(new String(rig.tokenRequests().get(0).body(), StandardCharsets.UTF_8))
                .as("the verifier is sent all the same")
                .contains("code_verifier=");
    }

    @Test
    void case006OfFiftyCallbacksAtOnceOneRedeems() {
        Map<String, List<String>> query = parameters(new Person(ANNA).through(rig.begin()));
        long signedIn = IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> rig.answer(query))
                .filter(end -> end.outcome().optional().isPresent())
                .count();
        assertThat(signedIn).isEqualTo(1);
        assertThat(rig.tokenRequests()).hasSize(1);
    }

    @Test
    void s18TheGrantIsRenewedSilentlyAndTheRotatedRefreshTokenKept() {
        UserId user = rig.portal.users().add("Anna");
        AccountId account = rig.connected(user);
        int before = rig.tokenRequests().size();
        Token first = rig.token(account, Optional.empty()).optional().orElseThrow();
        assertThat(rig.tokenRequests()).hasSize(before);
        Token second = rig.token(
                        account, Optional.of("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1\"}}}"))
                .optional()
                .orElseThrow();
        Token third = rig.token(
                        account, Optional.of("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"2\"}}}"))
                .optional()
                .orElseThrow();
        assertThat(Set.of(first.value(), second.value(), third.value())).hasSize(3);
        List<String> refreshTokens = rig.tokenRequests().stream()
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .filter(body -> body.contains("grant_type=refresh_token"))
                .map(body -> body.replaceAll(".*refresh_token=([^&]{40,}).*", "$1"))
                .toList();
        assertThat(refreshTokens).hasSize(2).doesNotHaveDuplicates();
        assertThat(third.expires()).isAfter(java.time.Instant.now().plus(Duration.ofMinutes(30)));
    }

    @Test
    void s18OfflineIsUnreachableAndHealsByItself() {
        AccountId account = rig.connected(rig.portal.users().add("Anna"));
        rig.http.cut = true;
        assertThat(rig.token(account, Optional.of("{}")).refusal().orElseThrow().reason())
                .isEqualTo(GrantState.UNREACHABLE);
        assertThat(rig.engine.grants().find(account).orElseThrow().state())
                .as("told while it lasts")
                .isEqualTo(GrantState.UNREACHABLE);
        rig.http.cut = false;
        assertThat(rig.token(account, Optional.of("{}")).optional()).isPresent();
        assertThat(rig.engine.grants().find(account).orElseThrow().state()).isEqualTo(GrantState.OK);
    }

    @Test
    void s19ARevokedGrantNeedsASignInAndOneReconnectCuresIt() {
        UserId user = rig.portal.users().add("Anna");
        AccountId account = rig.connected(user);
        sandbox.control("people/anna@contoso.onmicrosoft.com/revoke", "{}");
        var refused = rig.token(account, Optional.of("{}")).refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(GrantState.SIGN_IN_NEEDED);
        assertThat(refused.reference()).isNotEmpty();
        assertThat(rig.engine.grants().find(account).orElseThrow().state()).isEqualTo(GrantState.SIGN_IN_NEEDED);
        SignInEnd again = rig.through(ANNA, Intent.STEP_UP, Optional.of(user), refused.challenge());
        assertThat(done(again).account()).contains(account);
        assertThat(rig.token(account, Optional.empty()).optional()).isPresent();
    }

    @Test
    void s15AnMfaDemandComesAsAChallengeAndTheStepUpAnswersIt() {
        UserId user = rig.portal.users().add("Anna");
        AccountId account = rig.connected(user);
        sandbox.control("switches", "{\"mfa\":\"true\"}");
        var refused = rig.token(account, Optional.of("{}")).refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(GrantState.SIGN_IN_NEEDED);
        assertThat(refused.challenge().orElseThrow().claims().orElseThrow()).contains("capolids");
        SignInEnd again = rig.through(ANNA, Intent.STEP_UP, Optional.of(user), refused.challenge());
        assertThat(done(again).account()).contains(account);
        assertThat(rig.token(account, Optional.of("{}")).optional()).isPresent();
    }
}
