package org.portal365.socialservices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Check;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Module;
import org.portal365.api.module.Need;
import org.portal365.api.module.Problem;
import org.portal365.api.module.State;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Site;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;
import org.portal365.socialservices.core.ServiceId;
import org.portal365.socialservices.core.SignInScopes;
import org.portal365.socialservices.core.SignInSettings;
import org.portal365.socialservices.core.leaver.LeaverRules;

/** Office365 sign-in as an admin sees it. */
final class Office365Module implements Module {
    private static final Words WORDS = Words.beside(Office365Module.class);

    private final Portal portal;
    private final Registrations registrations;
    private final KeysCheck keys;
    private final RegisteredChecks registered;
    private final LeaverChecks leaverChecks;
    private volatile SignInSettings settings = Office365Settings.OFF;
    private volatile LeaverRules leavers = LeaverRules.OFF;
    private volatile List<Problem> refused = List.of();

    Office365Module(
            Portal portal,
            Registrations registrations,
            KeysCheck keys,
            RegisteredChecks registered,
            LeaverChecks leaverChecks) {
        this.portal = portal;
        this.registrations = registrations;
        this.keys = keys;
        this.registered = registered;
        this.leaverChecks = leaverChecks;
    }

    SignInSettings settings() {
        return settings;
    }

    /** As in force: off while the sign-in is. */
    LeaverRules leavers() {
        return settings.enabled() ? leavers : LeaverRules.OFF;
    }

    private boolean followsLeavers() {
        return leavers().mode() != LeaverRules.Mode.OFF;
    }

    /** Empty while the sign-in is off. */
    Optional<AppRegistration> registration() {
        return registrations.current().filter(registration -> settings.enabled());
    }

    /** Takes settings over; those with a problem change nothing but the problems. */
    void apply(Office365Settings.Read read) {
        refused = read.problems();
        if (refused.isEmpty()) {
            settings = read.settings();
            leavers = read.leavers();
        }
    }

    @Override
    public String pid() {
        return Office365Component.PID;
    }

    @Override
    public Text section() {
        return WORDS.text("section");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public State state() {
        if (!settings.enabled()) {
            return State.OFF;
        }
        return registrations.current().isPresent() ? State.ON : State.INCOMPLETE;
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(refused);
        if (state() == State.INCOMPLETE) {
            problems.add(new Problem("", WORDS.text("problem.incomplete")));
        }
        if (followsLeavers()) {
            leaverChecks.problem().ifPresent(problems::add);
        }
        return problems;
    }

    @Override
    public List<Problem> validate(Map<String, Object> candidate) {
        return Office365Settings.read(candidate).problems();
    }

    @Override
    public List<Fact> facts() {
        return needs().stream()
                .filter(need -> need.kind() != Need.Kind.PERMISSION && need.kind() != Need.Kind.APP_PERMISSION)
                .sorted(Comparator.comparing(Need::kind))
                .map(need -> new Fact(need.why(), need.value()))
                .toList();
    }

    @Override
    public List<Need> needs() {
        List<Need> needs = new ArrayList<>();
        for (Site site : portal.sites()) {
            needs.add(new Need(
                    Need.Kind.REDIRECT,
                    portal.callback(site.id(), ServiceId.OFFICE365).toString(),
                    WORDS.text("fact.redirect")));
            if (settings.signOutMicrosoft()) {
                needs.add(new Need(
                        Need.Kind.REDIRECT, portal.afterSignOut(site.id()).toString(), WORDS.text("fact.signout")));
            }
            needs.add(new Need(
                    Need.Kind.LOGOUT,
                    portal.address(site.id(), ServiceId.OFFICE365, "logout").toString(),
                    WORDS.text("fact.logout")));
        }
        SignInScopes.ALL.forEach(scope -> needs.add(Need.permission("graph/" + scope, WORDS.text("need." + scope))));
        if (followsLeavers()) {
            needs.add(new Need(Need.Kind.APP_PERMISSION, LeaverChecks.PERMISSION, WORDS.text("need.leavers")));
        }
        return needs;
    }

    @Override
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(keys);
        checks.addAll(registered.all());
        if (followsLeavers()) {
            checks.addAll(leaverChecks.all());
        }
        return checks;
    }
}
