package org.portal365.diskoffice;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.portal365.api.Text;
import org.portal365.api.module.Check;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Module;
import org.portal365.api.module.Need;
import org.portal365.api.module.Problem;
import org.portal365.api.module.State;
import org.portal365.diskoffice.core.AccountChoice;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.Phrases;
import org.portal365.diskoffice.graph.DriveChecks;
import org.portal365.diskoffice.transfer.core.Reach;
import org.portal365.m365.registration.Registrations;

/** The editor as an admin sees it in the settings. */
final class DiskOfficeModule implements Module {
    private final Switchboard switchboard;
    private final Registrations registrations;
    private final DriveChecks checks;

    DiskOfficeModule(Switchboard switchboard, Registrations registrations, DriveChecks checks) {
        this.switchboard = switchboard;
        this.checks = checks;
        this.registrations = registrations;
    }

    @Override
    public String pid() {
        return DiskOfficeSettings.PID;
    }

    @Override
    public Text section() {
        return Phrases.text("module.section");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public State state() {
        if (!switchboard.policy().enabled()) {
            return State.OFF;
        }
        return registrations.current().isPresent() ? State.ON : State.INCOMPLETE;
    }

    @Override
    public List<Problem> problems() {
        Stream<Problem> missing = state() == State.INCOMPLETE
                ? Stream.of(new Problem("", Phrases.text("problem.not_registered")))
                : Stream.empty();
        return Stream.concat(switchboard.problems().stream(), missing).toList();
    }

    @Override
    public List<Problem> validate(Map<String, Object> candidate) {
        return DiskOfficeSettings.parse(candidate).problems();
    }

    @Override
    public List<Fact> facts() {
        return List.of();
    }

    @Override
    public List<Need> needs() {
        EditPolicy.Storage storage = switchboard.policy().storage();
        Stream<Need> copies = AccountChoice.scopes(storage).stream()
                .map(scope -> Need.permission("graph/" + scope, Phrases.text("check.permission.files")));
        Stream<Need> bringing = Reach.scopes(storage, false).stream()
                .map(scope -> Need.permission("graph/" + scope, Phrases.text("need.outside")));
        Stream<Need> sites = Reach.scopes(storage, true).stream()
                .map(scope -> Need.permission("graph/" + scope, Phrases.text("check.permission.sites")));
        return Stream.of(copies, bringing, sites).flatMap(needs -> needs).toList();
    }

    @Override
    public List<Check> checks() {
        return checks.all();
    }
}
