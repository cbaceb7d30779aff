package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.endpoint.Call;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.memory.SinglePortal;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Intent;
import org.portal365.api.social.Resource;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.SignInRequest;
import org.portal365.api.social.SignedIn;
import org.portal365.api.social.Token;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.persistence.TestDatabases;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.core.TestBox;

/** The whole code flow with msal4j against the sandbox's Entra ID, as a browser goes through it. */
class SignInAtSandboxIT {
    private static final String BROWSER = "browser-0123456789-0123456789-0123456789-01";
    private static final Resource GRAPH = new Resource("graph");
    private static final Set<String> FILES = Set.of("Files.ReadWrite");

    @TempDir
    static Path data;

    private static SandboxProcess sandbox;

    private final InMemoryPortal portal = new InMemoryPortal();
    private TrustingHttp http;
    private final FixedRegistrations registrations = new FixedRegistrations();
    private Office365Engine engine;

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
        sandbox.control("reset", "{}");
        http = new TrustingHttp(sandbox.authority());
        registrations.set(sandbox.registration(Set.of(SandboxProcess.CONTOSO)));
        engine = Office365Engine.of(
                new Office365Engine.PortalSide(portal.portal(), portal.users(), portal.links(), portal.audit()),
                new Office365Engine.Infrastructure(
                        registrations,
                        http,
                        new TestBox(),
                        TestDatabases.h2().open("socialservices", getClass().getClassLoader()),
                        Clock.systemUTC()));
        engine.module().apply(Office365Settings.read(Map.of("enabled", "true", "registration", "create")));
    }

    private SignInEnd through(String login, Intent intent, Optional<UserId> user, Optional<Challenge> challenge) {
        URI start = engine.service()
                .begin(new SignInRequest(intent, user, SinglePortal.MAIN, "/disk", challenge, BROWSER))
                .optional()
                .orElseThrow()
                .address();
        return finish(new Person(login).through(start), user);
    }

    private SignInEnd finish(URI answer, Optional<UserId> user) {
        assertThat(answer.toString()).startsWith("http://localhost:8181/signin/office365/callback?");
        Map<String, List<String>> query = parameters(answer);
        return engine.service().finish(new Call(SinglePortal.MAIN, "GET", query, Map.of(), "", user, BROWSER));
    }

    private static Map<String, List<String>> parameters(URI address) {
        return java.util.Arrays.stream(address.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> List.of(java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8))));
    }

    private SignInEnd signIn(String login) {
        return through(login, Intent.SIGN_IN, Optional.empty(), Optional.empty());
    }

    private AccountId connected(UserId user) {
        Challenge files = engine.grants().connect(GRAPH, FILES);
        SignInEnd end = through("anna@contoso.onmicrosoft.com", Intent.CONNECT, Optional.of(user), Optional.of(files));
        return done(end).account().orElseThrow();
    }

    private Outcome<Token, GrantState> token(AccountId account, Optional<String> claims) {
        return engine.grants().token(account, GRAPH, FILES, claims);
    }

    private static SignedIn done(SignInEnd end) {
        end.outcome().refusal().ifPresent(refused -> {
            throw new AssertionError(refused.reason() + ": " + refused.admin().in(java.util.Locale.ENGLISH));
        });
        return end.outcome().optional().orElseThrow();
    }

    private List<OutboundRequest> tokenRequests() {
        return http.sent.stream()
                .filter(request -> request.address().getPath().endsWith("/token"))
                .toList();
    }

    @Test
    void s04AnnaSignsInAndTheIdentityIsHerTenantAndObject() {
        SignedIn anna = done(signIn("anna@contoso.onmicrosoft.com"));
        assertThat(anna.identity().tenant()).isEqualTo(SandboxProcess.CONTOSO);
        assertThat(anna.identity().subject()).isEqualTo(SandboxProcess.ANNA);
        assertThat(anna.externalSession()).isPresent();
        assertThat(anna.account()).isEmpty();
        assertThat(done(signIn("anna@contoso.onmicrosoft.com")).user()).isEqualTo(anna.user());
        assertThat(tokenRequests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(new String(request.body(), StandardCharsets.UTF_8))
                        .contains("code_verifier=")
                        .doesNotContain("offline_access"));
    }

    @Test
    void s07UnderManyTenantsTheAllowListIsOurs() {
        registrations.set(sandbox.registration(Set.of(SandboxProcess.CONTOSO, "b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29")));
        assertThat(done(signIn("frida@fabrikam.onmicrosoft.com")).identity().tenant())
                .isEqualTo("b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29");
        registrations.set(sandbox.registration(Set.of(SandboxProcess.CONTOSO, Guid.CONSUMERS.value())));
        assertThat(signIn("frida@fabrikam.onmicrosoft.com")
                        .outcome()
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(SignInRefusal.TENANT_NOT_ALLOWED);
    }

    @Test
    void case036AGenuineTokenOfAPersonalAccountIsRefusedForWhatItIs() {
        registrations.set(sandbox.registration(Set.of(SandboxProcess.CONTOSO, Guid.CONSUMERS.value())));
        sandbox.admit("personal");
        try {
            // in the address bar the authority is the person's to choose, and Entra ID admits the account there
            URI common = URI.create(begin().toString().replace("/organizations/", "/common/"));
            SignInEnd end = finish(new Person("paula@outlook.example").through(common), Optional.empty());
            assertThat(end.outcome().refusal().orElseThrow().reason()).isEqualTo(SignInRefusal.PERSONAL_ACCOUNT);
            assertThat(portal.users().count()).isZero();
        } finally {
            sandbox.admit("multi");
        }
        assertThat(done(signIn("anna@contoso.onmicrosoft.com")).identity().subject())
                .isEqualTo(SandboxProcess.ANNA);
    }

    @ParameterizedTest
    @CsvSource({"true, START_AGAIN", "false, INVALID"})
    void case010AnInjectedCodeIsStoppedByPkceAndWithoutItByTheNonce(boolean strict, SignInRefusal reason) {
        sandbox.control("switches", "{\"pkceStrict\":\"" + strict + "\"}");
        URI first = begin();
        URI second = begin();
        String code = parameters(new Person("boris@contoso.onmicrosoft.com").through(first))
                .get("code")
                .get(0);
        String state = parameters(second).get("state").get(0);
        SignInEnd end = answer(Map.of("state", List.of(state), "code", List.of(code)));
        assertThat(end.outcome().refusal().orElseThrow().reason()).isEqualTo(reason);
        assertThat(portal.users().count()).isZero();
        assertThat(tokenRequests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, START_AGAIN", "false, INVALID"})
    void case004CodesOfTwoTabsDoNotFitEachOther(boolean strict, SignInRefusal reason) {
        sandbox.control("switches", "{\"pkceStrict\":\"" + strict + "\"}");
        Person anna = new Person("anna@contoso.onmicrosoft.com");
        Map<String, List<String>> one = parameters(anna.through(begin()));
        Map<String, List<String>> two = parameters(anna.through(begin()));
        for (var swapped : List.of(swap(one, two), swap(two, one))) {
            assertThat(answer(swapped).outcome().refusal().orElseThrow().reason())
                    .isEqualTo(reason);
        }
        assertThat(portal.users().count()).isZero();
        assertThat(answer(parameters(anna.through(begin()))).outcome().optional())
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
        URI stripped = URI.create(begin().toString().replaceAll("&code_challenge[^&]*", ""));
        String code = parameters(new Person("boris@contoso.onmicrosoft.com").through(stripped))
                .get("code")
                .get(0);
        String state = parameters(begin()).get("state").get(0);
        SignInEnd end = answer(Map.of("state", List.of(state), "code", List.of(code)));
        assertThat(end.outcome().refusal().orElseThrow().reason()).isEqualTo(reason);
        assertThat(portal.users().count()).isZero();
        assertThat(new String(tokenRequests().get(0).body(), StandardCharsets.UTF_8))
                .as("the verifier is sent all the same")
                .contains("code_verifier=");
    }

    @Test
    void case006OfFiftyCallbacksAtOnceOneRedeems() {
        Map<String, List<String>> query = parameters(new Person("anna@contoso.onmicrosoft.com").through(begin()));
        long signedIn = IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> answer(query))
                .filter(end -> end.outcome().optional().isPresent())
                .count();
        assertThat(signedIn).isEqualTo(1);
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void case044WithoutAnAnswerTheCodeIsNotSentTwice() {
        Map<String, List<String>> query = parameters(new Person("anna@contoso.onmicrosoft.com").through(begin()));
        http.cut = true;
        SignInEnd end = answer(query);
        assertThat(end.outcome().refusal().orElseThrow().reason()).isEqualTo(SignInRefusal.FAILED);
        assertThat(tokenRequests()).hasSize(1);
    }

    private SignInEnd answer(Map<String, List<String>> query) {
        return engine.service()
                .finish(new Call(SinglePortal.MAIN, "GET", query, Map.of(), "", Optional.empty(), BROWSER));
    }

    private URI begin() {
        return engine.service()
                .begin(new SignInRequest(
                        Intent.SIGN_IN, Optional.empty(), SinglePortal.MAIN, "/", Optional.empty(), BROWSER))
                .optional()
                .orElseThrow()
                .address();
    }

    @Test
    void s18TheGrantIsRenewedSilentlyAndTheRotatedRefreshTokenKept() {
        UserId user = portal.users().add("Anna");
        AccountId account = connected(user);
        int before = tokenRequests().size();
        Token first = token(account, Optional.empty()).optional().orElseThrow();
        assertThat(tokenRequests()).hasSize(before);
        Token second = token(account, Optional.of("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1\"}}}"))
                .optional()
                .orElseThrow();
        Token third = token(account, Optional.of("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"2\"}}}"))
                .optional()
                .orElseThrow();
        assertThat(Set.of(first.value(), second.value(), third.value())).hasSize(3);
        List<String> refreshTokens = tokenRequests().stream()
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .filter(body -> body.contains("grant_type=refresh_token"))
                .map(body -> body.replaceAll(".*refresh_token=([^&]{40,}).*", "$1"))
                .toList();
        assertThat(refreshTokens).hasSize(2).doesNotHaveDuplicates();
        assertThat(third.expires()).isAfter(java.time.Instant.now().plus(Duration.ofMinutes(30)));
    }

    @Test
    void s18OfflineIsUnreachableAndHealsByItself() {
        AccountId account = connected(portal.users().add("Anna"));
        http.cut = true;
        assertThat(token(account, Optional.of("{}")).refusal().orElseThrow().reason())
                .isEqualTo(GrantState.UNREACHABLE);
        http.cut = false;
        assertThat(engine.grants().find(account).orElseThrow().state()).isEqualTo(GrantState.OK);
        assertThat(token(account, Optional.of("{}")).optional()).isPresent();
    }

    @Test
    void s19ARevokedGrantNeedsASignInAndOneReconnectCuresIt() {
        UserId user = portal.users().add("Anna");
        AccountId account = connected(user);
        sandbox.control("people/anna@contoso.onmicrosoft.com/revoke", "{}");
        var refused = token(account, Optional.of("{}")).refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(GrantState.SIGN_IN_NEEDED);
        assertThat(refused.reference()).isNotEmpty();
        assertThat(engine.grants().find(account).orElseThrow().state()).isEqualTo(GrantState.SIGN_IN_NEEDED);
        SignInEnd again =
                through("anna@contoso.onmicrosoft.com", Intent.STEP_UP, Optional.of(user), refused.challenge());
        assertThat(done(again).account()).contains(account);
        assertThat(token(account, Optional.empty()).optional()).isPresent();
    }

    @Test
    void s15AnMfaDemandComesAsAChallengeAndTheStepUpAnswersIt() {
        UserId user = portal.users().add("Anna");
        AccountId account = connected(user);
        sandbox.control("switches", "{\"mfa\":\"true\"}");
        var refused = token(account, Optional.of("{}")).refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(GrantState.SIGN_IN_NEEDED);
        assertThat(refused.challenge().orElseThrow().claims().orElseThrow()).contains("capolids");
        SignInEnd again =
                through("anna@contoso.onmicrosoft.com", Intent.STEP_UP, Optional.of(user), refused.challenge());
        assertThat(done(again).account()).contains(account);
        assertThat(token(account, Optional.of("{}")).optional()).isPresent();
    }
}
