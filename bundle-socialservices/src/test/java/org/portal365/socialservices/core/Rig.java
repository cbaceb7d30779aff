package org.portal365.socialservices.core;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Challenge;
import org.portal365.api.UserId;
import org.portal365.api.endpoint.Call;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.memory.MovableClock;
import org.portal365.api.memory.SinglePortal;
import org.portal365.api.social.Intent;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRequest;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.persistence.TestDatabases;
import org.portal365.socialservices.jdbc.JdbcAccountStore;
import org.portal365.socialservices.jdbc.JdbcFlowStore;

/** The core on a real database, a portal in memory and a scripted token endpoint. */
public final class Rig {
    public static final String BROWSER = "browser-of-anna-0123456789-0123456789-0123456789";

    public final InMemoryPortal portal = new InMemoryPortal();
    public final MovableClock clock = new MovableClock(TestIdTokens.NOW);
    public final ScriptedEntra entra = new ScriptedEntra();
    public final Jdbi jdbi;
    public final JdbcAccountStore accounts;
    public final SignIn signIn;
    public final Grants grants;
    public SignInSettings settings = new SignInSettings(true, Registration.CREATE, Set.of(), Set.of(), false, false);
    public GroupDirectory directory = (current, tenant, object) -> Optional.empty();
    public AppRegistration registration = registration(Set.of(TestIdTokens.TENANT));

    public Rig() {
        jdbi = TestDatabases.h2().open("socialservices", Rig.class.getClassLoader());
        TestBox box = new TestBox();
        accounts = new JdbcAccountStore(jdbi, box);
        SecureRandom random = new SecureRandom();
        Flows flows = new Flows(new JdbcFlowStore(jdbi, box), clock, () -> {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
        IdTokens idTokens = (current, token, nonce) ->
                new IdTokenValidator(TestIdTokens.keys(), clock).validate(token, IdTokens.expectation(current, nonce));
        signIn = new SignIn(
                () -> settings.enabled() ? Optional.of(new Current(settings, registration)) : Optional.empty(),
                portal.portal(),
                flows,
                new Redeemer(entra, idTokens),
                new Admission(
                        portal.users(),
                        portal.links(),
                        portal.audit(),
                        new MappedGroups(
                                portal.groups(),
                                (current, tenant, object) -> directory.groups(current, tenant, object),
                                portal.audit())),
                accounts,
                new AdminConsent(accounts, portal.audit()));
        grants = new Grants(
                () -> Optional.of(registration),
                accounts,
                new Renewals(accounts, entra, idTokens, portal.audit(), clock),
                portal.users(),
                portal.audit(),
                clock,
                clock::advance);
    }

    public static AppRegistration registration(Set<String> tenants) {
        Cloud cloud = new Cloud(
                "test",
                URI.create("http://127.0.0.1:8281"),
                TestIdTokens.LOGIN,
                URI.create("https://graph.example"),
                URI.create("https://outlook.example"),
                List.of(),
                Optional.empty(),
                true,
                Optional.empty());
        return new AppRegistration(
                TestIdTokens.CLIENT,
                Accounts.MANY_TENANTS,
                tenants,
                cloud,
                false,
                List.of(new ClientSecret(() -> "secret")));
    }

    public void settings(Registration choice, Set<String> deniedGroups) {
        settings = new SignInSettings(true, choice, Set.of(), deniedGroups, false, false);
    }

    /** Begins a flow; the parameters of the address the browser is sent to. */
    public Map<String, String> begin(Intent intent, Optional<UserId> user, Optional<Challenge> challenge) {
        URI address = signIn.begin(request(intent, user, challenge))
                .optional()
                .orElseThrow()
                .address();
        Map<String, String> parameters = parameters(address);
        entra.nonce = parameters.get("nonce");
        return parameters;
    }

    /** How many flows are kept. */
    public int flows() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from social_flow")
                .mapTo(Integer.class)
                .one());
    }

    public Map<String, String> begin() {
        return begin(Intent.SIGN_IN, Optional.empty(), Optional.empty());
    }

    public SignInRequest request(Intent intent, Optional<UserId> user, Optional<Challenge> challenge) {
        return new SignInRequest(intent, user, SinglePortal.MAIN, "/disk?folder=1", challenge, BROWSER);
    }

    public static Map<String, String> parameters(URI address) {
        Map<String, String> parameters = new HashMap<>();
        Arrays.stream(address.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters;
    }

    public SignInEnd finish(String state, Optional<UserId> user) {
        return answer(BROWSER, user, Map.of("state", List.of(state), "code", List.of("code-" + UUID.randomUUID())));
    }

    public SignInEnd answer(String browser, Optional<UserId> user, Map<String, List<String>> query) {
        return signIn.finish(new Call(SinglePortal.MAIN, "GET", query, Map.of(), "", user, browser));
    }

    /** A whole flow of a person. */
    public SignInEnd through(Intent intent, Optional<UserId> user, Optional<Challenge> challenge) {
        return finish(begin(intent, user, challenge).get("state"), user);
    }

    public SignInEnd signIn() {
        return through(Intent.SIGN_IN, Optional.empty(), Optional.empty());
    }
}
