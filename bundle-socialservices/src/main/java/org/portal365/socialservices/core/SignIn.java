package org.portal365.socialservices.core;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.endpoint.Call;
import org.portal365.api.portal.Portal;
import org.portal365.api.social.Intent;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.SignInRequest;
import org.portal365.api.social.SignInStart;
import org.portal365.api.social.SignedIn;

/**
 * Authorization code flow with PKCE, state and nonce. Whoever holds it while the service is switched off gets a refusal.
 * Safe for threads.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow">Authorization code
 *     flow</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700">RFC 9700, best current practice</a>
 */
public final class SignIn {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final int LONGEST_RETURN = 2000;

    private final Supplier<Optional<Current>> current;
    private final Portal portal;
    private final Flows flows;
    private final Redeemer redeemer;
    private final Admission admission;
    private final AccountStore accounts;
    private final AdminConsent adminConsent;

    /**
     * The service as it is at the moment.
     *
     * @param current empty while the service is off or the registration is not complete
     */
    public SignIn(
            Supplier<Optional<Current>> current,
            Portal portal,
            Flows flows,
            Redeemer redeemer,
            Admission admission,
            AccountStore accounts,
            AdminConsent adminConsent) {
        this.current = current;
        this.portal = portal;
        this.flows = flows;
        this.redeemer = redeemer;
        this.admission = admission;
        this.accounts = accounts;
        this.adminConsent = adminConsent;
    }

    /** Stores a flow and says where to send the browser. */
    public Outcome<SignInStart, SignInRefusal> begin(SignInRequest request) {
        Optional<Current> now = current.get();
        if (now.isEmpty()) {
            return Refusals.own(SignInRefusal.UNAVAILABLE);
        }
        if (request.intent() == Intent.LINK && now.get().settings().registration() == Registration.OFF) {
            return Refusals.own(SignInRefusal.UNAVAILABLE, "link.off", "");
        }
        Optional<Account> account =
                request.challenge().flatMap(Challenge::account).flatMap(accounts::find);
        boolean asked = request.challenge().flatMap(Challenge::account).isPresent();
        if (asked
                && account.filter(found -> request.user().equals(Optional.of(found.owner())))
                        .isEmpty()) {
            return Refusals.own(SignInRefusal.START_AGAIN, "account_gone", "");
        }
        return begin(request, now.get(), account);
    }

    private Outcome<SignInStart, SignInRefusal> begin(SignInRequest request, Current now, Optional<Account> account) {
        Flows.Secrets secrets = flows.secrets();
        Flow flow = new Flow(
                Sha256.of(secrets.state()),
                Sha256.of(request.browserBinding()),
                request.intent(),
                request.user(),
                request.site(),
                request.returnTo().length() > LONGEST_RETURN ? "/" : request.returnTo(),
                Sha256.of(secrets.nonce()),
                secrets.verifier(),
                now.registrationName(),
                account.map(known -> known.tenant().value()).orElseGet(now.registration()::authority),
                account.map(Account::id),
                scopes(request, account),
                request.challenge().flatMap(Challenge::claims).filter(AuthorizationRequest::isClaims),
                UUID.randomUUID().toString(),
                flows.now());
        URI redirectUri = portal.callback(request.site(), ServiceId.OFFICE365);
        URI address = flow.intent() == Intent.ADMIN_CONSENT
                ? AdminConsent.address(now.registration(), redirectUri, Optional.of(secrets.state()))
                : new AuthorizationRequest(now.registration(), flow, secrets, redirectUri, account.map(Account::login))
                        .address();
        if (!flows.begin(flow)) {
            return Refusals.<SignInStart>own(SignInRefusal.TOO_MANY).withRetryAfter(Duration.ofMinutes(1));
        }
        return new Done<>(new SignInStart(address));
    }

    /** What the work needs; a mere reconnect asks for what was asked for before. */
    private static Set<String> scopes(SignInRequest request, Optional<Account> account) {
        Set<String> wanted = request.challenge().map(Challenge::scopes).orElse(Set.of());
        return wanted.isEmpty() ? account.map(Account::scopes).orElse(Set.of()) : wanted;
    }

    /** Ends the flow that the state names. */
    public SignInEnd finish(Call call) {
        if (!"GET".equals(call.method())) {
            return ended(Optional.empty(), Refusals.own(SignInRefusal.INVALID, "invalid", "method"));
        }
        // The state comes first: nothing else of the answer counts before the flow is known, and gone.
        Flows.Taken taken = flows.take(call.single("state").orElse(""), call.browserBinding());
        Outcome<SignedIn, SignInRefusal> outcome = switch (taken.match()) {
            case UNKNOWN ->
                AdminConsent.answers(call)
                        ? Refusals.own(SignInRefusal.START_AGAIN, "consent_elsewhere", "")
                        : Refusals.own(SignInRefusal.START_AGAIN);
            case EXPIRED -> Refusals.own(SignInRefusal.START_AGAIN, "too_late", "");
            case GOOD -> finish(call, taken.flow().orElseThrow());
        };
        return ended(taken.flow(), outcome);
    }

    private Outcome<SignedIn, SignInRefusal> finish(Call call, Flow flow) {
        Optional<Current> now = current.get();
        if (now.isEmpty()) {
            return Refusals.own(SignInRefusal.UNAVAILABLE);
        }
        if (!flow.registration().equals(now.get().registrationName())
                || !flow.site().equals(call.site())) {
            return Refusals.own(SignInRefusal.START_AGAIN);
        }
        if (flow.user().isPresent() && !flow.user().equals(call.user())) {
            return Refusals.own(SignInRefusal.START_AGAIN, "other_user", "");
        }
        if (flow.intent() == Intent.ADMIN_CONSENT) {
            return adminConsent.finish(now.get().registration(), flow, call);
        }
        Optional<Answer> answer = Answer.of(call);
        if (answer.isEmpty()) {
            return Refusals.own(SignInRefusal.INVALID, "invalid", "parameters");
        }
        URI redirectUri = portal.callback(flow.site(), ServiceId.OFFICE365);
        return redeemer.redeem(now.get().registration(), flow, answer.get(), redirectUri)
                .then(person -> admit(now.get(), flow, person));
    }

    private Outcome<SignedIn, SignInRefusal> admit(Current now, Flow flow, Redeemer.Person person) {
        SignInSettings settings = now.settings();
        IdentityClaims claims = admission.complete(now, person.claims());
        if (Admission.denied(settings, claims)) {
            return Refusals.own(SignInRefusal.POLICY, "policy", claims.groupsElsewhere() ? "_claim_names" : "groups");
        }
        if (!flow.connects()) {
            Outcome<org.portal365.api.UserId, SignInRefusal> user = flow.user()
                    .map(id -> link(settings, id, claims, flow))
                    .orElseGet(() -> admission.signIn(settings, claims, flow.reference()));
            return user.map(id ->
                    new SignedIn(id, Optional.of(Admission.identityOf(claims)), claims.session(), Optional.empty()));
        }
        return connect(flow, person);
    }

    private Outcome<org.portal365.api.UserId, SignInRefusal> link(
            SignInSettings settings, org.portal365.api.UserId user, IdentityClaims claims, Flow flow) {
        return settings.registration() == Registration.OFF
                ? Refusals.own(SignInRefusal.UNAVAILABLE, "link.off", "")
                : admission.link(settings, user, claims, flow.reference());
    }

    private Outcome<SignedIn, SignInRefusal> connect(Flow flow, Redeemer.Person person) {
        IdentityClaims claims = person.claims();
        if (flow.account().isPresent()) {
            Optional<Account> account = flow.account().flatMap(accounts::find);
            if (account.isEmpty()) {
                return Refusals.own(SignInRefusal.START_AGAIN, "account_gone", "");
            }
            if (!account.get().tenant().equals(claims.tenant())
                    || !account.get().object().equals(claims.object())) {
                return Refusals.own(SignInRefusal.WRONG_ACCOUNT);
            }
        }
        return admission.connectable(flow.user().orElseThrow(), claims).map(user -> {
            admission.audit("account_connected", user, claims, flow.reference());
            AccountId id = accounts.connect(
                    new AccountStore.Connection(
                            user,
                            claims.tenant(),
                            claims.object(),
                            claims.login().orElse(""),
                            flow.scopes(),
                            person.cache()),
                    flows.now());
            return new SignedIn(user, Optional.of(Admission.identityOf(claims)), claims.session(), Optional.of(id));
        });
    }

    private SignInEnd ended(Optional<Flow> flow, Outcome<SignedIn, SignInRefusal> outcome) {
        outcome.refusal()
                .ifPresent(refused -> admission.failed(
                        flow.flatMap(Flow::user),
                        refused.reason(),
                        flow.map(Flow::reference).orElse(""),
                        Map.of(
                                "service", ServiceId.OFFICE365,
                                "intent",
                                        flow.map(known -> known.intent().name()).orElse(""),
                                "cause", refused.admin().in(Locale.ENGLISH),
                                "cause.ru", refused.admin().in(RUSSIAN))));
        Outcome<SignedIn, SignInRefusal> named = outcome.fold(
                done -> outcome,
                refused -> refused.reference().isEmpty()
                        ? refused.withReference(flow.map(Flow::reference).orElse(""))
                        : refused);
        return new SignInEnd(
                flow.map(Flow::intent).orElse(Intent.SIGN_IN),
                flow.map(Flow::returnTo).orElse("/"),
                named);
    }
}
