package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.socialservices.SandboxSignIn.ANNA;
import static org.portal365.socialservices.SandboxSignIn.done;

import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Intent;
import org.portal365.api.social.Resource;
import org.portal365.api.social.Token;
import org.portal365.m365.registration.ClientSecret;

/** Grants of connected accounts, for years: what ends them, and the one way back. */
class GrantsAtSandboxIT {
    private static final String PERSON = "people/" + ANNA;

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

    /** Something said to the control page of the sandbox. */
    private record Said(String path, String json) {
        void say() {
            String unused = sandbox.control(path, json);
        }
    }

    /** What ends the grant at Microsoft, the state that tells it, and what is mended there before the user reconnects. */
    static Stream<Arguments> ends() {
        Said nothing = new Said("faults", "[]");
        Said mfa = new Said("switches", "{\"mfa\":\"true\"}");
        return Stream.of(
                Arguments.of(new Said(PERSON + "/revoke", "{}"), GrantState.SIGN_IN_NEEDED, nothing),
                Arguments.of(mfa, GrantState.SIGN_IN_NEEDED, nothing),
                Arguments.of(new Said("consents/clear", "{}"), GrantState.CONSENT_NEEDED, nothing),
                Arguments.of(
                        new Said(PERSON, "{\"blocked\":true}"),
                        GrantState.DISABLED,
                        new Said(PERSON, "{\"blocked\":false}")),
                Arguments.of(
                        new Said("switches", "{\"conditionalAccessBlock\":\"true\"}"),
                        GrantState.BLOCKED,
                        new Said("switches", "{\"conditionalAccessBlock\":\"false\"}")));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void s19OneReconnectLeadsOutOfEachState(Said end, GrantState state, Said mended) {
        UserId anna = done(rig.signIn(ANNA)).user();
        AccountId account = rig.connected(anna);
        end.say();
        assertThat(rig.freshToken(account).refusal().orElseThrow().reason()).isEqualTo(state);
        assertThat(rig.state(account)).isEqualTo(state);
        mended.say();
        assertThat(done(rig.reconnect(ANNA, anna, account)).account()).contains(account);
        assertThat(rig.state(account)).isEqualTo(GrantState.OK);
        assertThat(rig.freshToken(account).optional())
                .as("with a refresh token, though the button asked for no scope")
                .isPresent();
    }

    @Test
    void s22OneConsentAndOneRefreshTokenServeSeveralResources() throws Exception {
        UserId anna = done(rig.signIn(ANNA)).user();
        Challenge both = new Challenge(
                "office365",
                Optional.empty(),
                Set.of("graph/Files.ReadWrite", "outlook/IMAP.AccessAsUser.All", "outlook/SMTP.Send"),
                Optional.empty());
        AccountId account = done(rig.through(ANNA, Intent.CONNECT, Optional.of(anna), Optional.of(both)))
                .account()
                .orElseThrow();
        Token files = rig.token(account, Optional.empty()).optional().orElseThrow();
        Token mail = rig.engine
                .grants()
                .token(account, new Resource("outlook"), Set.of("IMAP.AccessAsUser.All", "SMTP.Send"), Optional.empty())
                .optional()
                .orElseThrow();
        assertThat(audience(mail)).isEqualTo("https://outlook.office.com").isNotEqualTo(audience(files));
        assertThat(rig.token(account, Optional.empty()).optional().orElseThrow().value())
                .as("the token for the other resource has not been pushed out of the cache")
                .isEqualTo(files.value());
    }

    @Test
    void s19S21APermissionThatIsTakenBackLeavesTheOthersAtWork() {
        UserId anna = done(rig.signIn(ANNA)).user();
        Challenge both = new Challenge(
                "office365",
                Optional.empty(),
                Set.of("graph/Files.ReadWrite", "outlook/IMAP.AccessAsUser.All"),
                Optional.empty());
        AccountId account = done(rig.through(ANNA, Intent.CONNECT, Optional.of(anna), Optional.of(both)))
                .account()
                .orElseThrow();
        assertThat(mail(account).optional()).as("positive control").isPresent();
        new Said("consents/withdraw/IMAP.AccessAsUser.All", "{}").say();
        assertThat(mail(account).refusal().orElseThrow().reason()).isEqualTo(GrantState.CONSENT_NEEDED);
        assertThat(rig.freshToken(account).optional()).as("files go on").isPresent();
        ConnectedAccount partly = rig.engine.grants().find(account).orElseThrow();
        assertThat(partly.state()).isEqualTo(GrantState.OK);
        assertThat(partly.missing()).hasSize(1);
        assertThat(done(rig.reconnect(ANNA, anna, account)).account()).contains(account);
        assertThat(rig.engine.grants().find(account).orElseThrow().works()).isTrue();
        assertThat(mail(account).optional()).isPresent();
    }

    /** A new token for mail. */
    private Outcome<Token, GrantState> mail(AccountId account) {
        return rig.engine
                .grants()
                .token(account, new Resource("outlook"), Set.of("IMAP.AccessAsUser.All"), Optional.of("{}"));
    }

    private static String audience(Token token) throws Exception {
        return SignedJWT.parse(token.value()).getJWTClaimsSet().getAudience().get(0);
    }

    @Test
    void s20AGrantThatNobodyUsesIsKeptAliveAndOneLeftAloneDies() {
        UserId anna = done(rig.signIn(ANNA)).user();
        AccountId kept = rig.connected(anna);
        for (int day = 0; day < 100; day++) {
            rig.pass(Duration.ofDays(1));
            int unused = rig.engine.keepAlive().run();
        }
        assertThat(rig.freshToken(kept).optional()).isPresent();
        // the first Key of the sandbox would not live that long
        String next = sandbox.addSecret();
        rig.registrations.set(sandbox.registration(new ClientSecret(() -> next)));
        rig.pass(Duration.ofDays(91));
        assertThat(rig.freshToken(kept).refusal().orElseThrow().reason())
                .as("positive control: ninety-one days without the job")
                .isEqualTo(GrantState.SIGN_IN_NEEDED);
    }
}
