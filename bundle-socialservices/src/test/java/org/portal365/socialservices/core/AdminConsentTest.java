package org.portal365.socialservices.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Intent;
import org.portal365.api.social.Resource;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;

/** S25: an administrator of an organisation permits for everybody in it, and comes back. */
class AdminConsentTest {
    private final Rig rig = new Rig();
    private UserId admin;
    private AccountId waiting;

    @BeforeEach
    void somebodyWaits() {
        admin = rig.portal.users().add("admin");
        UserId anna = rig.portal.users().add("Anna");
        SignInEnd connected = rig.through(
                Intent.CONNECT,
                Optional.of(anna),
                Optional.of(rig.grants.connect(new Resource("graph"), Set.of("Files.ReadWrite"))));
        waiting = connected.outcome().optional().orElseThrow().account().orElseThrow();
        rig.accounts.state(waiting, GrantState.ADMIN_CONSENT_NEEDED);
    }

    private Map<String, String> begin() {
        return rig.begin(Intent.ADMIN_CONSENT, Optional.of(admin), Optional.empty());
    }

    private SignInEnd back(String state, String... query) {
        Map<String, List<String>> parameters = new HashMap<>(Map.of("state", List.of(state)));
        for (int i = 0; i < query.length; i += 2) {
            parameters.merge(query[i], List.of(query[i + 1]), (one, more) -> List.of(one.get(0), more.get(0)));
        }
        return rig.answer(Rig.BROWSER, Optional.of(admin), parameters);
    }

    private GrantState state() {
        return rig.accounts.find(waiting).orElseThrow().state();
    }

    private List<String> audited() {
        return rig.portal.audit().events().stream().map(AuditEvent::name).toList();
    }

    @Test
    void s25ConsentWakesWhoWaitedForItAndOpensNothing() {
        Map<String, String> asked = begin();
        assertThat(asked)
                .containsEntry("scope", "https://graph.example/.default")
                .doesNotContainKey("nonce");
        SignInEnd end = back(asked.get("state"), "admin_consent", "True", "tenant", TestIdTokens.TENANT, "scope", "x");
        assertThat(end.intent()).isEqualTo(Intent.ADMIN_CONSENT);
        var done = end.outcome().optional().orElseThrow();
        assertThat(done.user()).isEqualTo(admin);
        assertThat(done.identity()).as("consent proves nobody's identity").isEmpty();
        assertThat(done.account()).isEmpty();
        assertThat(state()).isEqualTo(GrantState.OK);
        assertThat(audited()).endsWith("admin_consent_given");
        assertThat(rig.portal
                        .audit()
                        .events()
                        .get(rig.portal.audit().events().size() - 1)
                        .details())
                .containsEntry("tenant", TestIdTokens.TENANT);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "False, 11111111-2222-3333-4444-555555555555, none,             INVALID",
                "True,  contoso.example,                      none,             INVALID",
                "True,  99999999-2222-3333-4444-555555555555, none,             TENANT_NOT_ALLOWED",
                "True,  11111111-2222-3333-4444-555555555555, consent_required, CANCELLED"
            })
    void s25WhatIsNoConsentChangesNothing(String given, String tenant, String error, SignInRefusal reason) {
        SignInEnd end = error == null
                ? back(begin().get("state"), "admin_consent", given, "tenant", tenant)
                : back(
                        begin().get("state"),
                        "admin_consent",
                        given,
                        "tenant",
                        tenant,
                        "error",
                        error,
                        "error_description",
                        "AADSTS65004: User declined to consent.");
        assertThat(end.outcome().refusal().orElseThrow().reason()).isEqualTo(reason);
        assertThat(state()).isEqualTo(GrantState.ADMIN_CONSENT_NEEDED);
        assertThat(audited()).doesNotContain("admin_consent_given").endsWith("authn_login_fail");
    }

    private Map<String, List<String>> good() {
        return good(begin().get("state"));
    }

    private static Map<String, List<String>> good(String state) {
        return Map.of(
                "state", List.of(state), "admin_consent", List.of("True"), "tenant", List.of(TestIdTokens.TENANT));
    }

    private Optional<SignInRefusal> refusal(String browser, UserId user, Map<String, List<String>> query) {
        return rig.answer(browser, Optional.of(user), query).outcome().refusal().map(refused -> refused.reason());
    }

    @Test
    void s25Case018AnAnswerCountsOnceInTheBrowserAndForTheUserItBeganWith() {
        Map<String, List<String>> query = good();
        assertThat(refusal("another-browser-0123456789-0123456789-01234567", admin, query))
                .contains(SignInRefusal.START_AGAIN);
        assertThat(refusal(Rig.BROWSER, admin, query))
                .as("a state is good for one try")
                .isPresent();
        UserId mallory = rig.portal.users().add("Mallory");
        assertThat(refusal(Rig.BROWSER, mallory, good())).contains(SignInRefusal.START_AGAIN);
        Map<String, List<String>> twice = new HashMap<>(good());
        twice.put("tenant", List.of(TestIdTokens.TENANT, TestIdTokens.TENANT));
        assertThat(refusal(Rig.BROWSER, admin, twice)).contains(SignInRefusal.INVALID);
        Map<String, List<String>> withCode = new HashMap<>(good());
        withCode.put("code", List.of("x"));
        assertThat(refusal(Rig.BROWSER, admin, withCode)).contains(SignInRefusal.INVALID);
        assertThat(state()).isEqualTo(GrantState.ADMIN_CONSENT_NEEDED);
        assertThat(refusal(Rig.BROWSER, admin, good())).as("positive control").isEmpty();
    }

    @Test
    void s25AnAnswerOfTheConsentPageIsNoSignInAndACodeIsNoConsent() {
        String signIn = rig.begin().get("state");
        SignInEnd mixed = rig.answer(
                Rig.BROWSER,
                Optional.empty(),
                Map.of(
                        "state",
                        List.of(signIn),
                        "admin_consent",
                        List.of("True"),
                        "tenant",
                        List.of(TestIdTokens.TENANT)));
        assertThat(mixed.outcome().refusal().orElseThrow().reason()).isEqualTo(SignInRefusal.INVALID);
        assertThat(rig.finish(begin().get("state"), Optional.of(admin))
                        .outcome()
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(SignInRefusal.INVALID);
        assertThat(state()).isEqualTo(GrantState.ADMIN_CONSENT_NEEDED);
    }

    @Test
    void s25AStrangerWhoFollowedTheLinkIsThankedAndNothingIsBelieved() {
        SignInEnd end = rig.answer(
                "", Optional.empty(), Map.of("admin_consent", List.of("True"), "tenant", List.of(TestIdTokens.TENANT)));
        var refused = end.outcome().refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(SignInRefusal.START_AGAIN);
        assertThat(refused.user().in(Locale.ENGLISH)).contains("that is done", "close this page");
        assertThat(state()).isEqualTo(GrantState.ADMIN_CONSENT_NEEDED);
    }

    @Test
    void s21EveryPermissionThatIsAskedForIsExplainedInTheWordsOfThePerson() {
        var sentences =
                rig.grants.explain(rig.grants.connect(new Resource("graph"), Set.of("Files.ReadWrite", "Odd.One")));
        assertThat(sentences).hasSize(3);
        assertThat(sentences.get(0).in(Locale.ENGLISH)).contains("OneDrive").doesNotContain("Files.ReadWrite");
        assertThat(sentences.get(0).in(Locale.forLanguageTag("ru"))).contains("файлы в OneDrive");
        assertThat(sentences.get(1).in(Locale.ENGLISH)).contains("graph/Odd.One");
        assertThat(sentences.get(2).in(Locale.ENGLISH)).contains("while you are away");
    }
}
