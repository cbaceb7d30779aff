package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.socialservices.SandboxSignIn.done;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.social.GrantState;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;

/**
 * A year of a portal with three connected accounts: one in use, one never used, one whose owner changes the password.
 * Keys end after half a year and are followed by new ones, and Microsoft is away for some days.
 */
class YearAtSandboxIT {
    private static final String ANNA = SandboxSignIn.ANNA;
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String CLARA = "clara@contoso.onmicrosoft.com";
    private static final int PASSWORD_CHANGE = 120;
    private static final int RECONNECT = 125;
    private static final List<Integer> AWAY = List.of(200, 201, 202);
    private static final int LIFE_OF_A_KEY = 180;
    private static final int NOTICE = 30;

    @TempDir
    Path data;

    private SandboxProcess sandbox;
    private SandboxSignIn rig;
    private final List<Credential> keys = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void start() {
        sandbox = new SandboxProcess(data);
        rig = new SandboxSignIn(sandbox);
        keys.add(new ClientSecret(sandbox::secret));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void s18S19S20S23AYearGoesByAndPeopleAreAskedOnlyWhenMicrosoftDemandsIt() {
        AccountId anna = connect(ANNA);
        AccountId boris = connect(BORIS);
        UserId clara = done(rig.signIn(CLARA)).user();
        AccountId claras = rig.connected(CLARA, clara);
        for (int day = 1; day <= 365; day++) {
            rig.pass(Duration.ofDays(1));
            rig.http.cut = AWAY.contains(day);
            rollKeys(day);
            if (day == PASSWORD_CHANGE) {
                String unused = sandbox.control("people/" + CLARA + "/revoke", "{}");
            }
            if (day == RECONNECT) {
                done(rig.reconnect(CLARA, clara, claras));
                asked.add(CLARA);
            }
            int unused = rig.engine.keepAlive().run();
            useDaily(day, anna, claras);
        }
        assertThat(asked).as("the one whose password changed, once").containsExactly(CLARA);
        for (AccountId account : List.of(anna, boris, claras)) {
            assertThat(rig.state(account)).isEqualTo(GrantState.OK);
            assertThat(rig.freshToken(account).optional()).isPresent();
        }
    }

    private AccountId connect(String login) {
        return rig.connected(login, done(rig.signIn(login)).user());
    }

    /** Thirty days before a Key ends its follower is made known; a week after the end the old one is removed. */
    private void rollKeys(int day) {
        int age = day % LIFE_OF_A_KEY;
        if (age == LIFE_OF_A_KEY - NOTICE) {
            String next = sandbox.addSecret();
            keys.add(new ClientSecret(() -> next));
        }
        if (age == 7 && keys.size() > 1) {
            keys.remove(0);
        }
        rig.registrations.set(sandbox.registration(keys.toArray(Credential[]::new)));
    }

    private void useDaily(int day, AccountId anna, AccountId clara) {
        GrantState annas =
                rig.freshToken(anna).refusal().map(refused -> refused.reason()).orElse(GrantState.OK);
        assertThat(annas).as("day %d", day).isEqualTo(AWAY.contains(day) ? GrantState.UNREACHABLE : GrantState.OK);
        assertThat(rig.state(anna))
                .as("being away is told while it lasts, and is over by itself")
                .isEqualTo(annas);
        GrantState claras =
                rig.freshToken(clara).refusal().map(refused -> refused.reason()).orElse(GrantState.OK);
        boolean out = day >= PASSWORD_CHANGE && day < RECONNECT;
        GrantState expected = out ? GrantState.SIGN_IN_NEEDED : GrantState.OK;
        assertThat(claras).as("day %d", day).isEqualTo(AWAY.contains(day) ? GrantState.UNREACHABLE : expected);
    }
}
