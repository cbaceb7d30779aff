package org.portal365.socialservices.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.Challenge;
import org.portal365.api.UserId;
import org.portal365.api.portal.AuditException;
import org.portal365.api.portal.Profile;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Intent;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.SignedIn;

/** Rows S06, S08, S09, S10, S11 and cases 35 to 40, 55 to 58: who becomes whom. */
class AdmissionTest {
    private static final String OTHER_PERSON = "ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee";
    private static final Challenge FILES =
            new Challenge("office365", Optional.empty(), Set.of("graph/Files.ReadWrite"), Optional.empty());

    private final Rig rig = new Rig();

    private static SignInRefusal refusal(SignInEnd end) {
        return end.outcome().refusal().orElseThrow().reason();
    }

    private static SignedIn done(SignInEnd end) {
        return end.outcome().optional().orElseThrow();
    }

    private SignInEnd link(UserId user) {
        return rig.through(Intent.LINK, Optional.of(user), Optional.empty());
    }

    private SignInEnd connect(UserId user) {
        return rig.through(Intent.CONNECT, Optional.of(user), Optional.of(FILES));
    }

    @Test
    void s10UnlinkedPeopleAreRefusedLinkedToTheProfileOrRegisteredByPolicy() {
        rig.settings(Registration.OFF, Set.of());
        assertThat(refusal(rig.signIn())).isEqualTo(SignInRefusal.NOT_LINKED);
        rig.settings(Registration.LINK, Set.of());
        assertThat(refusal(rig.signIn())).isEqualTo(SignInRefusal.NOT_LINKED);
        assertThat(rig.portal.users().count()).isZero();
        rig.settings(Registration.CREATE, Set.of());
        UserId user = done(rig.signIn()).user();
        assertThat(rig.portal.users().find(user).orElseThrow().profile().name()).isEqualTo("Anna Ivanova");
        rig.settings(Registration.OFF, Set.of());
        assertThat(done(rig.signIn()).user()).isEqualTo(user);
    }

    @Test
    void s08Case039AChangedNameIsTheSamePersonANewObjectOrTenantIsAnother() {
        UserId anna = done(rig.signIn()).user();
        rig.entra.change = token ->
                token.claim("preferred_username", "new@contoso.example").claim("name", "Anna P.");
        assertThat(done(rig.signIn()).user()).isEqualTo(anna);
        rig.entra.change = token -> token.claim("oid", OTHER_PERSON);
        assertThat(done(rig.signIn()).user()).isNotEqualTo(anna);
        rig.registration = Rig.registration(Set.of());
        rig.entra.change = token -> token.tenant(TestIdTokens.OTHER_TENANT);
        assertThat(done(rig.signIn()).user()).isNotEqualTo(anna);
    }

    @Test
    void s28TheProfileIsTakenAtRegistrationAndFollowsTheTokenWhereTheSettingsSaySo() {
        rig.entra.change = token -> token.claim("email", "anna@contoso.example").claim("xms_pl", "ru-RU");
        UserId anna = done(rig.signIn()).user();
        Profile first = profile(anna);
        assertThat(first)
                .isEqualTo(new Profile(
                        "Anna Ivanova",
                        Optional.of("anna@contoso.example"),
                        Optional.empty(),
                        Optional.of(Locale.forLanguageTag("ru-RU"))));
        rig.entra.change = token -> token.claim("name", "Anna Petrova").claim("xms_pl", "<script>");
        done(rig.signIn());
        assertThat(profile(anna)).as("by default it is the user's own").isEqualTo(first);
        rig.settings = new SignInSettings(true, Registration.LINK, Set.of(), Set.of(), true, false);
        done(rig.signIn());
        assertThat(profile(anna))
                .as("what the token does not say stays")
                .isEqualTo(new Profile("Anna Petrova", first.email(), first.department(), first.locale()));
    }

    private Profile profile(UserId user) {
        return rig.portal.users().find(user).orElseThrow().profile();
    }

    @Test
    void case038Case058MailAndLoginNeverMatch() {
        UserId local = rig.portal.users().add("anna@contoso.example");
        rig.settings(Registration.LINK, Set.of());
        rig.entra.change = token -> token.claim("email", "anna@contoso.example")
                .claim("email_verified", true)
                .claim("xms_edov", true)
                .claim("upn", "anna@contoso.example");
        assertThat(refusal(rig.signIn())).isEqualTo(SignInRefusal.NOT_LINKED);
        rig.settings(Registration.CREATE, Set.of());
        assertThat(done(rig.signIn()).user()).isNotEqualTo(local);
        assertThat(rig.portal.links().of(local)).isEmpty();
    }

    @Test
    void s06Case035Case040PersonalForeignAndGuestAccountsHaveTheirOwnRefusals() {
        rig.entra.change =
                token -> token.head("kid", TestIdTokens.CONSUMER_KEY_ID).tenant(Guid.CONSUMERS.value());
        assertThat(refusal(rig.signIn())).isEqualTo(SignInRefusal.PERSONAL_ACCOUNT);
        rig.entra.change = token -> token.tenant(TestIdTokens.OTHER_TENANT);
        assertThat(refusal(rig.signIn())).isEqualTo(SignInRefusal.TENANT_NOT_ALLOWED);
        rig.entra.change = token -> token.claim("acct", 1);
        assertThat(refusal(rig.signIn())).isEqualTo(SignInRefusal.GUEST);
        assertThat(rig.portal.users().count()).isZero();
    }

    @Test
    void s10DeniedGroupsStayOutAlsoWhenTheTokenCannotNameAllGroups() {
        String group = "bbbbbbbb-0000-0000-0000-000000000001";
        rig.settings(Registration.CREATE, Set.of(group));
        rig.entra.change = token -> token.claim("groups", List.of(group));
        assertThat(refusal(rig.signIn())).isEqualTo(SignInRefusal.POLICY);
        rig.entra.change = token -> token.claim("_claim_names", Map.of("groups", "src1"));
        assertThat(refusal(rig.signIn())).isEqualTo(SignInRefusal.POLICY);
        rig.entra.change = token -> token.claim("groups", List.of(OTHER_PERSON));
        assertThat(done(rig.signIn()).user()).isNotNull();
    }

    @Test
    void aDisabledUserStaysOut() {
        UserId user = done(rig.signIn()).user();
        rig.portal.users().disable(user, "left");
        assertThat(refusal(rig.signIn())).isEqualTo(SignInRefusal.DISABLED);
    }

    @Test
    void s11Case057ALinkNeverMovesToAnotherUser() {
        UserId anna = rig.portal.users().add("Anna");
        UserId boris = rig.portal.users().add("Boris");
        assertThat(done(link(anna)).user()).isEqualTo(anna);
        assertThat(refusal(link(boris))).isEqualTo(SignInRefusal.TAKEN);
        assertThat(refusal(connect(boris))).isEqualTo(SignInRefusal.TAKEN);
        assertThat(done(link(anna)).user()).isEqualTo(anna);
        assertThat(done(rig.signIn()).user()).isEqualTo(anna);
    }

    @Test
    void linkingIsRefusedWhileRegistrationIsOff() {
        UserId anna = rig.portal.users().add("Anna");
        rig.settings(Registration.OFF, Set.of());
        var request = rig.request(Intent.LINK, Optional.of(anna), Optional.empty());
        assertThat(rig.signIn.begin(request).refusal().orElseThrow().reason()).isEqualTo(SignInRefusal.UNAVAILABLE);
    }

    @Test
    void case056TheLinkOfAUserWhoIsNoLongerSignedInIsRefused() {
        UserId anna = rig.portal.users().add("Anna");
        UserId boris = rig.portal.users().add("Boris");
        for (Optional<UserId> then : List.of(Optional.of(boris), Optional.<UserId>empty())) {
            String state =
                    rig.begin(Intent.LINK, Optional.of(anna), Optional.empty()).get("state");
            assertThat(refusal(rig.finish(state, then))).isEqualTo(SignInRefusal.START_AGAIN);
        }
        assertThat(rig.portal.links().of(boris)).isEmpty();
        assertThat(rig.entra.redeemed).isEmpty();
    }

    @Test
    void connectingAsksForTheScopesAndMakesAnAccountSigningInDoesNot() {
        UserId anna = done(rig.signIn()).user();
        assertThat(rig.grants.of(anna)).isEmpty();
        Map<String, String> request = rig.begin(Intent.CONNECT, Optional.of(anna), Optional.of(FILES));
        assertThat(request)
                .containsEntry("scope", "openid profile offline_access https://graph.example/Files.ReadWrite")
                .containsEntry("claims", "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}");
        SignedIn connected = done(rig.finish(request.get("state"), Optional.of(anna)));
        assertThat(rig.grants.of(anna)).singleElement().satisfies(account -> {
            assertThat(connected.account()).contains(account.id());
            assertThat(account.state()).isEqualTo(GrantState.OK);
            assertThat(account.login()).isEqualTo("anna@contoso.example");
        });
        assertThat(done(connect(anna)).account()).isEqualTo(connected.account());
        assertThat(rig.portal.links().of(anna)).hasSize(1);
    }

    @Test
    void case045FewerScopesThanAskedForAreNoConnection() {
        UserId anna = rig.portal.users().add("Anna");
        rig.entra.granted = Set.of("openid", "profile");
        assertThat(refusal(connect(anna))).isEqualTo(SignInRefusal.CONSENT);
        assertThat(rig.grants.of(anna)).isEmpty();
    }

    @Test
    void s14AStepUpNamesItsAccountAndMustComeBackAsIt() {
        UserId anna = rig.portal.users().add("Anna");
        var account = done(connect(anna)).account();
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";
        Challenge challenge = new Challenge("office365", account, Set.of("graph/Files.ReadWrite"), Optional.of(claims));
        Map<String, String> request = rig.begin(Intent.STEP_UP, Optional.of(anna), Optional.of(challenge));
        assertThat(request).containsEntry("login_hint", "anna@contoso.example").doesNotContainKey("prompt");
        assertThat(request.get("claims")).contains("\"nbf\"", "1604106651", "cp1");
        rig.entra.change = token -> token.claim("oid", OTHER_PERSON);
        assertThat(refusal(rig.finish(request.get("state"), Optional.of(anna)))).isEqualTo(SignInRefusal.WRONG_ACCOUNT);
        rig.entra.change = token -> token;
        assertThat(done(rig.through(Intent.STEP_UP, Optional.of(anna), Optional.of(challenge)))
                        .account())
                .isEqualTo(account);
    }

    @Test
    void theAccountOfAnotherUserCannotBeSteppedUp() {
        UserId anna = rig.portal.users().add("Anna");
        UserId boris = rig.portal.users().add("Boris");
        var account = done(connect(anna)).account();
        var request = rig.request(
                Intent.STEP_UP,
                Optional.of(boris),
                Optional.of(new Challenge("office365", account, Set.of(), Optional.empty())));
        assertThat(rig.signIn.begin(request).refusal().orElseThrow().reason()).isEqualTo(SignInRefusal.START_AGAIN);
    }

    @Test
    void whatCannotBeAuditedDoesNotHappen() {
        UserId anna = rig.portal.users().add("Anna");
        rig.portal.audit().breakDown();
        assertThatExceptionOfType(AuditException.class).isThrownBy(() -> rig.signIn());
        assertThatExceptionOfType(AuditException.class).isThrownBy(() -> link(anna));
        assertThatExceptionOfType(AuditException.class).isThrownBy(() -> connect(anna));
        assertThat(rig.portal.users().count()).isEqualTo(1);
        assertThat(rig.portal.links().of(anna)).isEmpty();
        assertThat(rig.grants.of(anna)).isEmpty();
    }
}
