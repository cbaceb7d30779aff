package org.portal365.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.mail.ProviderInfo;
import org.portal365.api.module.Check;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Module;
import org.portal365.api.module.Need;
import org.portal365.api.module.Problem;
import org.portal365.api.module.State;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.ConnectPolicy;
import org.portal365.mail.core.MailChecks;
import org.portal365.mail.core.Phrases;

/** Mail as an administrator sees it in the settings. */
final class MailModule implements Module {
    private final Switchboard switchboard;
    private final Registrations registrations;
    private final MailChecks checks;

    MailModule(Switchboard switchboard, Registrations registrations, MailChecks checks) {
        this.switchboard = switchboard;
        this.checks = checks;
        this.registrations = registrations;
    }

    @Override
    public String pid() {
        return MailSettings.PID;
    }

    @Override
    public Text section() {
        return Phrases.text("module.section");
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public State state() {
        if (!switchboard.policy().enabled()) {
            return State.OFF;
        }
        return missing().isEmpty() ? State.ON : State.INCOMPLETE;
    }

    /** Whether a provider is to be offered: switched on, and with what it needs. */
    boolean offers(ProviderInfo provider) {
        ConnectPolicy now = switchboard.offered();
        if (!now.providers().contains(provider.id())) {
            return false;
        }
        return provider.login() == ProviderInfo.Login.ACCOUNT
                ? unregistered().isEmpty()
                : now.servers().stream()
                        .anyMatch(server -> server.kind().provider().equals(provider.id()));
    }

    /** What is missing for those that are switched on; servers on the list do without a registration. */
    private Optional<Problem> missing() {
        ConnectPolicy now = switchboard.offered();
        if (now.cloudProvider().isPresent()) {
            return unregistered();
        }
        boolean any = now.servers().stream()
                .anyMatch(server -> now.providers().contains(server.kind().provider()));
        return any ? Optional.empty() : Optional.of(new Problem("", Phrases.text("problem.no_servers")));
    }

    private Optional<Problem> unregistered() {
        Optional<AppRegistration> current = registrations.current();
        if (current.isEmpty()) {
            return Optional.of(new Problem("", Phrases.text("problem.not_registered")));
        }
        return current.orElseThrow().cloud().mail().isPresent()
                ? Optional.empty()
                : Optional.of(new Problem("", Phrases.text("problem.no_mail")));
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(switchboard.problems());
        if (switchboard.policy().enabled()) {
            missing().ifPresent(problems::add);
        }
        return problems;
    }

    @Override
    public List<Problem> validate(Map<String, Object> candidate) {
        return MailSettings.parse(candidate).problems();
    }

    @Override
    public List<Fact> facts() {
        return List.of();
    }

    @Override
    public List<Need> needs() {
        return AccountTokens.needs(switchboard.policy());
    }

    @Override
    public List<Check> checks() {
        return checks.all();
    }
}
