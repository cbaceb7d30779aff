package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.endpoint.Call;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.memory.MovableClock;
import org.portal365.api.memory.SinglePortal;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Intent;
import org.portal365.api.social.Resource;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRequest;
import org.portal365.api.social.SignedIn;
import org.portal365.api.social.Token;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.m365.metrics.Meter;
import org.portal365.m365.secret.SecretBox;
import org.portal365.persistence.TestDatabases;
import org.portal365.socialservices.core.ServiceId;
import org.portal365.socialservices.core.TestBox;

/** The engine with a portal in memory, signing in at the sandbox as a browser of that portal does. */
final class SandboxSignIn {
    static final String ANNA = "anna@contoso.onmicrosoft.com";

    private static final String BROWSER = "browser-0123456789-0123456789-0123456789-01";
    private static final Resource GRAPH = new Resource("graph");
    private static final Set<String> FILES = Set.of("Files.ReadWrite");

    final SandboxProcess sandbox;
    final InMemoryPortal portal;
    final RecordingHttp http = new RecordingHttp();
    final FixedRegistrations registrations = new FixedRegistrations();
    final MovableClock clock;
    final Office365Engine engine;

    /** Sets the sandbox back to its beginning; whoever signs in becomes a user. */
    SandboxSignIn(SandboxProcess sandbox) {
        this(sandbox, new SilentGraph());
    }

    /** As above, with a Graph. */
    SandboxSignIn(SandboxProcess sandbox, GraphDrives graph) {
        this(
                sandbox,
                new InMemoryPortal(),
                new MovableClock(Instant.now()),
                new Kept(new TestBox(), ownDatabase(), graph));
        String unused = sandbox.control("reset", "{}");
    }

    private static Jdbi ownDatabase() {
        return TestDatabases.h2().open("socialservices", SandboxSignIn.class.getClassLoader());
    }

    /** Where it keeps what it must not lose, and the Graph that it asks. */
    record Kept(SecretBox box, Jdbi jdbi, GraphDrives graph) {
        Kept(SecretBox box, Jdbi jdbi) {
            this(box, jdbi, new SilentGraph());
        }
    }

    /** A node among others, with whom it shares the portal and the database. */
    SandboxSignIn(SandboxProcess sandbox, InMemoryPortal portal, Kept kept) {
        this(sandbox, portal, new MovableClock(Instant.now()), kept, Clock.systemUTC());
    }

    private SandboxSignIn(SandboxProcess sandbox, InMemoryPortal portal, MovableClock clock, Kept kept) {
        this(sandbox, portal, clock, kept, clock);
    }

    private SandboxSignIn(SandboxProcess sandbox, InMemoryPortal portal, MovableClock movable, Kept kept, Clock clock) {
        this.sandbox = sandbox;
        this.portal = portal;
        this.clock = movable;
        registrations.set(sandbox.registration(Set.of(SandboxProcess.CONTOSO)));
        engine = Office365Engine.of(
                new Office365Engine.PortalSide(
                        portal.portal(), portal.users(), portal.links(), portal.groups(), portal.audit()),
                new Office365Engine.Infrastructure(
                        registrations, http, kept.graph(), kept.box(), kept.jdbi(), clock, Meter.NONE));
        engine.module().apply(Office365Settings.read(Map.of("enabled", "true", "registration", "create")));
    }

    /** Time passes, here and at Microsoft. */
    void pass(Duration time) {
        clock.advance(time);
        String unused = sandbox.control("clock", "{\"advance\":\"" + time + "\"}");
    }

    URI begin() {
        return begin(Intent.SIGN_IN, Optional.empty(), Optional.empty());
    }

    private URI begin(Intent intent, Optional<UserId> user, Optional<Challenge> challenge) {
        return engine.service()
                .begin(new SignInRequest(intent, user, SinglePortal.MAIN, "/disk", challenge, BROWSER))
                .optional()
                .orElseThrow()
                .address();
    }

    SignInEnd signIn(String login) {
        return through(login, Intent.SIGN_IN, Optional.empty(), Optional.empty());
    }

    SignInEnd through(String login, Intent intent, Optional<UserId> user, Optional<Challenge> challenge) {
        return finish(new Person(login).through(begin(intent, user, challenge)), user);
    }

    SignInEnd finish(URI answer, Optional<UserId> user) {
        assertThat(answer.toString()).startsWith("http://localhost:8181/signin/office365/callback?");
        return answer(parameters(answer), user);
    }

    SignInEnd answer(Map<String, List<String>> query) {
        return answer(query, Optional.empty());
    }

    private SignInEnd answer(Map<String, List<String>> query, Optional<UserId> user) {
        return engine.service().finish(new Call(SinglePortal.MAIN, "GET", query, Map.of(), "", user, BROWSER));
    }

    static Map<String, List<String>> parameters(URI address) {
        return Arrays.stream(address.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> List.of(URLDecoder.decode(pair[1], StandardCharsets.UTF_8))));
    }

    /** Anna's account, connected for her files. */
    AccountId connected(UserId user) {
        return connected(ANNA, user);
    }

    AccountId connected(String login, UserId user) {
        Challenge files = engine.grants().connect(GRAPH, FILES);
        return done(through(login, Intent.CONNECT, Optional.of(user), Optional.of(files)))
                .account()
                .orElseThrow();
    }

    Outcome<Token, GrantState> token(AccountId account, Optional<String> claims) {
        return engine.grants().token(account, GRAPH, FILES, claims);
    }

    /** A new token, asked for now. */
    Outcome<Token, GrantState> freshToken(AccountId account) {
        return token(account, Optional.of("{}"));
    }

    GrantState state(AccountId account) {
        return engine.grants().find(account).orElseThrow().state();
    }

    /** What the Reconnect button of the profile does. */
    SignInEnd reconnect(String login, UserId user, AccountId account) {
        Challenge repair = new Challenge(ServiceId.OFFICE365, Optional.of(account), Set.of(), Optional.empty());
        return through(login, Intent.STEP_UP, Optional.of(user), Optional.of(repair));
    }

    static SignedIn done(SignInEnd end) {
        end.outcome().refusal().ifPresent(refused -> {
            throw new AssertionError(refused.reason() + ": " + refused.admin().in(Locale.ENGLISH));
        });
        return end.outcome().optional().orElseThrow();
    }

    List<OutboundRequest> tokenRequests() {
        return requests("/token");
    }

    List<OutboundRequest> requests(String ending) {
        return http.sent.stream()
                .filter(request -> request.address().getPath().endsWith(ending))
                .toList();
    }
}
