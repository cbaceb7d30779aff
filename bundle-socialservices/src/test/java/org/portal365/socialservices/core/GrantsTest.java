package org.portal365.socialservices.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Intent;
import org.portal365.api.social.Resource;
import org.portal365.api.social.Token;

/** Rows S17, S18, S19, S21: tokens of connected accounts. */
class GrantsTest {
    private static final Resource GRAPH = new Resource("graph");
    private static final Set<String> FILES = Set.of("Files.ReadWrite");

    private final Rig rig = new Rig();
    private UserId anna;
    private AccountId account;

    @BeforeEach
    void connect() {
        anna = rig.portal.users().add("Anna");
        account = rig.through(Intent.CONNECT, Optional.of(anna), Optional.of(rig.grants.connect(GRAPH, FILES)))
                .outcome()
                .optional()
                .orElseThrow()
                .account()
                .orElseThrow();
    }

    private Outcome<Token, GrantState> token() {
        return rig.grants.token(account, GRAPH, FILES, Optional.empty());
    }

    private GrantState state() {
        return rig.grants.find(account).orElseThrow().state();
    }

    private void time(Duration passes) {
        rig.clock.advance(passes);
        rig.entra.at(rig.clock.instant());
    }

    @Test
    void s18ATokenIsRenewedOnlyWhenItMustAndTheRotatedCacheIsKept() {
        assertThat(token().optional().orElseThrow().value()).isEqualTo("token of cache-1");
        assertThat(token().optional().orElseThrow().value()).isEqualTo("token of cache-1");
        assertThat(rig.entra.renewed).hasSize(1);
        time(Duration.ofHours(2));
        assertThat(token().optional().orElseThrow().value()).isEqualTo("token of cache-2");
        assertThat(rig.entra.renewed.get(1).cache()).startsWith("cache-1 ");
    }

    @Test
    void s16AClaimsChallengeForcesANewToken() {
        token();
        var again = rig.grants.token(account, GRAPH, FILES, Optional.of("{}"));
        assertThat(again.optional().orElseThrow().value()).isEqualTo("token of cache-2");
    }

    @Test
    void s18S19ANetworkFailureIsToldForAWhileAndChangesNothing() {
        rig.entra.failure = EntraException.noAnswer("c", Duration.ofSeconds(315), new java.io.IOException("down"));
        var refused = token().refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(GrantState.UNREACHABLE);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(315));
        assertThat(refused.challenge()).isEmpty();
        assertThat(state()).isEqualTo(GrantState.UNREACHABLE);
        assertThat(rig.accounts.find(account).orElseThrow().state())
                .as("not kept")
                .isEqualTo(GrantState.OK);
        time(Duration.ofMinutes(3));
        assertThat(state()).as("nobody has asked since").isEqualTo(GrantState.OK);
        assertThat(token().refusal()).isPresent();
        assertThat(state()).isEqualTo(GrantState.UNREACHABLE);
        rig.entra.failure = null;
        assertThat(token().optional()).isPresent();
        assertThat(state()).isEqualTo(GrantState.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant,        AADSTS700082, SIGN_IN_NEEDED",
        "invalid_grant,        AADSTS50173,  SIGN_IN_NEEDED",
        "interaction_required, AADSTS50076,  SIGN_IN_NEEDED",
        "invalid_grant,        AADSTS65001,  CONSENT_NEEDED",
        "invalid_grant,        AADSTS90094,  ADMIN_CONSENT_NEEDED",
        "invalid_grant,        AADSTS53003,  BLOCKED",
        "invalid_grant,        AADSTS50057,  DISABLED",
        "invalid_client,       AADSTS7000215, CREDENTIAL_EXPIRED",
        "invalid_client,       AADSTS7000222, CREDENTIAL_EXPIRED"
    })
    void s19TheStateOfTheGrantIsSeenAndHealsByItself(String error, String code, GrantState expected) {
        rig.entra.failure = new EntraException(error, code, "correlation", "{\"access_token\":{}}", null, null);
        var refused = token().refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(expected);
        assertThat(refused.reference()).isEqualTo("correlation");
        assertThat(state()).isEqualTo(expected);
        boolean askable = expected.name().endsWith("_NEEDED");
        assertThat(refused.challenge().isPresent()).isEqualTo(askable);
        refused.challenge().ifPresent(challenge -> {
            assertThat(challenge.account()).contains(account);
            assertThat(challenge.claims()).contains("{\"access_token\":{}}");
            assertThat(challenge.scopes()).containsExactly("graph/Files.ReadWrite");
        });
        assertThat(rig.portal.audit().events()).extracting(AuditEvent::name).contains("authn_token_revoked");
        rig.entra.failure = null;
        assertThat(token().optional()).isPresent();
        assertThat(state()).isEqualTo(GrantState.OK);
    }

    @Test
    void s21MoreScopesThanGrantedNeedConsent() {
        rig.entra.granted = Set.of("Files.ReadWrite");
        var refused = rig.grants
                .token(account, GRAPH, Set.of("Mail.Send"), Optional.empty())
                .refusal()
                .orElseThrow();
        assertThat(refused.reason()).isEqualTo(GrantState.CONSENT_NEEDED);
        assertThat(refused.challenge().orElseThrow().scopes()).containsExactly("graph/Mail.Send");
    }

    @Test
    void case045ARenewalForAnotherPersonIsDropped() {
        rig.entra.change = token -> token.claim("oid", "ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee");
        assertThat(token().refusal().orElseThrow().reason()).isEqualTo(GrantState.SIGN_IN_NEEDED);
        rig.entra.change = token -> token;
        token();
        assertThat(rig.entra.renewed.get(1).cache()).isEqualTo("cache-0");
    }

    @Test
    void s19S21APermissionThatIsTakenBackLeavesTheOthersAtWork() {
        Resource outlook = new Resource("outlook");
        Set<String> mail = Set.of("IMAP.AccessAsUser.All");
        Challenge both = new Challenge(
                "office365",
                Optional.of(account),
                Set.of("graph/Files.ReadWrite", "outlook/IMAP.AccessAsUser.All"),
                Optional.empty());
        var unused = rig.through(Intent.STEP_UP, Optional.of(anna), Optional.of(both));
        rig.entra.failure = new EntraException("invalid_grant", "AADSTS65001", "correlation", null, null, null);
        for (int i = 0; i < 2; i++) {
            var refused = rig.grants.token(account, outlook, mail, Optional.empty());
            assertThat(refused.refusal().orElseThrow().reason()).isEqualTo(GrantState.CONSENT_NEEDED);
        }
        rig.entra.failure = null;
        ConnectedAccount partly = rig.grants.find(account).orElseThrow();
        assertThat(partly.state()).isEqualTo(GrantState.OK);
        assertThat(partly.works()).isFalse();
        assertThat(partly.missing())
                .singleElement()
                .satisfies(words -> assertThat(words.in(Locale.ENGLISH)).isNotBlank());
        assertThat(rig.portal.audit().events())
                .filteredOn(event -> event.name().equals("authn_token_revoked"))
                .as("told once")
                .hasSize(1);
        assertThat(token().optional()).as("files go on").isPresent();
        assertThat(rig.grants.find(account).orElseThrow().works()).isFalse();
        assertThat(rig.grants.token(account, outlook, mail, Optional.empty()).optional())
                .as("once it is permitted again it is seen by itself")
                .isPresent();
        assertThat(rig.grants.find(account).orElseThrow().works()).isTrue();
    }

    @Test
    void s19TheLastPermissionThatIsTakenBackIsTheGrant() {
        rig.entra.failure = new EntraException("invalid_grant", "AADSTS65001", "correlation", null, null, null);
        assertThat(token().refusal()).isPresent();
        assertThat(state()).isEqualTo(GrantState.CONSENT_NEEDED);
    }

    @Test
    void s18WhoWaitsForAnothersRenewalGivesUpInTimeAndTakesOverADeadOnesLease() {
        rig.accounts.lease(
                account, "a node", rig.clock.instant(), rig.clock.instant().plusSeconds(60));
        var refused = token().refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(GrantState.UNREACHABLE);
        assertThat(refused.retryAfter()).isPresent();
        assertThat(rig.entra.renewed).isEmpty();
        time(Duration.ofSeconds(41));
        assertThat(token().optional()).isPresent();
    }

    @Test
    void aDisabledUserHasNoTokens() {
        rig.portal.users().disable(anna, "left");
        assertThat(token().refusal().orElseThrow().reason()).isEqualTo(GrantState.DISABLED);
        assertThat(rig.entra.renewed).isEmpty();
    }

    @Test
    void case059DisconnectingForgetsTheTokens() {
        rig.grants.disconnect(account);
        rig.grants.disconnect(account);
        assertThat(rig.grants.of(anna)).isEmpty();
        assertThat(rig.grants.all()).isEmpty();
        var refused = token().refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(GrantState.SIGN_IN_NEEDED);
        assertThat(refused.challenge().orElseThrow().account()).isEmpty();
    }
}
