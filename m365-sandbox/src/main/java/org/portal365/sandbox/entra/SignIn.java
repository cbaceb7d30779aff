package org.portal365.sandbox.entra;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.Switches;
import org.portal365.sandbox.Tenant;

/** Decides the next step of a sign-in from the request, the browser's session and what was clicked so far. */
final class SignIn {

    private final Directory directory;
    private final Switches switches;
    private final AppRegistrations apps;
    private final Resources resources;
    private final Consents consents;

    SignIn(Directory directory, Switches switches, EntraParts entra) {
        this.directory = directory;
        this.switches = switches;
        this.apps = entra.apps();
        this.resources = entra.resources();
        this.consents = entra.consents();
    }

    SignInStep next(SignInProgress progress, SsoSession session) {
        AuthorizationRequest request = progress.request();
        boolean silent = request.prompts("none");
        String login = progress.login() == null ? alive(remembered(request, session), session) : progress.login();
        if (login == null) {
            return silent ? new SignInStep.Silent(EntraRefusal.of(50058)) : new SignInStep.Choose();
        }
        AppRegistration app = apps.app(request.clientId()).orElseThrow();
        try {
            Person person = admitted(login, Authority.of(request.authority(), directory), app);
            return rights(progress, session, app, person);
        } catch (EntraRefusal refusal) {
            return silent ? new SignInStep.Silent(refusal) : new SignInStep.Refused(refusal, login);
        }
    }

    private SignInStep rights(SignInProgress progress, SsoSession session, AppRegistration app, Person person) {
        boolean silent = progress.request().prompts("none");
        if (needsFactor(person) && !progress.factor() && !session.mfa()) {
            return silent ? new SignInStep.Silent(EntraRefusal.of(50076, app.id())) : new SignInStep.Factor(person);
        }
        List<Permission> missing = missing(progress.request(), app, person);
        boolean asked = progress.request().prompts("consent") && !progress.consented();
        if (progress.consented() || (missing.isEmpty() && !asked)) {
            return new SignInStep.Done(person);
        }
        if (silent) {
            return new SignInStep.Silent(EntraRefusal.of(65001, app.id(), app.name()));
        }
        boolean adminOnly = missing.stream().anyMatch(Permission::adminOnly) || switches.on("userConsentDisabled");
        if (adminOnly && !person.admin() && !missing.isEmpty()) {
            return new SignInStep.AdminNeeded(person, missing);
        }
        return new SignInStep.Consent(
                person, missing.isEmpty() ? List.copyOf(wanted(progress.request(), app)) : missing);
    }

    boolean needsFactor(Person person) {
        return switches.on("mfa") || person.mfa();
    }

    private Set<Permission> wanted(AuthorizationRequest request, AppRegistration app) {
        return resources.parse(request.scope(), app, request.authority()).permissions();
    }

    private List<Permission> missing(AuthorizationRequest request, AppRegistration app, Person person) {
        Set<String> granted = consents.of(person, app.id());
        List<Permission> missing = wanted(request, app).stream()
                .filter(permission -> !granted.contains(permission.qualified()))
                .toList();
        if (switches.on("autoConsent")) {
            consents.grant(
                    person,
                    app.id(),
                    missing.stream().map(Permission::qualified).toList());
            return List.of();
        }
        return missing;
    }

    /** The account a session answers with without a click. */
    private static @Nullable String remembered(AuthorizationRequest request, SsoSession session) {
        if (request.prompts("login") || request.prompts("select_account")) {
            return null;
        }
        String hint = request.loginHint();
        if (!hint.isEmpty()) {
            return session.logins().stream()
                    .filter(hint::equalsIgnoreCase)
                    .findFirst()
                    .orElse(null);
        }
        // "organizations" narrows to work accounts; a personal one would be refused later with its own words.
        String domain = request.domainHint().equals("organizations") ? "" : request.domainHint();
        List<String> fitting = session.logins().stream()
                .filter(login -> domain.isEmpty() || login.endsWith("@" + domain))
                .toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    /** A revocation ends a browser's session too, not only refresh tokens (Graph page "user: revokeSignInSessions"). */
    private @Nullable String alive(@Nullable String login, SsoSession session) {
        boolean revoked = login != null
                && directory
                        .home(login)
                        .filter(home -> home.sessionsValidFrom().isAfter(session.authTime()))
                        .isPresent();
        return revoked ? null : login;
    }

    /** The user object that gets in, or a refusal: tenant, account state, assignment, policy, in this order. */
    private Person admitted(String login, Authority authority, AppRegistration app) {
        Person home = directory.home(login).orElseThrow(() -> EntraRefusal.of(16000));
        if (home.personal() && (!authority.personalAllowed() || !app.personalAccounts())) {
            throw authority.shared() ? EntraRefusal.of(500200, login) : foreign(login, "live.com", authority, app);
        }
        Optional<Person> found = authority.shared() ? Optional.of(home) : directory.in(authority.tenant(), login);
        Person person = found.orElseThrow(() -> foreign(
                login, home.personal() ? "live.com" : "https://sts.windows.net/" + home.tid() + "/", authority, app));
        if (person.blocked() || home.blocked()) {
            throw EntraRefusal.of(50057);
        }
        if (app.assignmentRequired() && person.tid().equals(app.tenant()) && !person.assigned()) {
            throw EntraRefusal.of(50105, "'" + app.id() + "'(" + app.name() + ")", login);
        }
        if (switches.on("conditionalAccessBlock")) {
            throw EntraRefusal.of(53003);
        }
        return person;
    }

    private EntraRefusal foreign(String login, String provider, Authority authority, AppRegistration app) {
        String tenant = directory.tenant(authority.tenant()).map(Tenant::name).orElse(authority.tenant());
        return EntraRefusal.of(50020, login, provider, tenant, "'" + app.id() + "'(" + app.name() + ")");
    }
}
