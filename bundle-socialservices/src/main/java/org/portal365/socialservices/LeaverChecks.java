package org.portal365.socialservices;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.module.Check;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Problem;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Users;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.core.ServiceId;
import org.portal365.socialservices.core.leaver.LeaverReport;
import org.portal365.socialservices.core.leaver.LeaverState;
import org.portal365.socialservices.core.leaver.Organisations;
import org.portal365.socialservices.core.leaver.Standing;
import org.portal365.socialservices.core.leaver.UntoldException;
import org.portal365.socialservices.jdbc.JdbcLeaverStore;

/** What an administrator sees of people who have left: whether they can be asked for, and the last run. */
record LeaverChecks(
        Registrations registrations,
        Users users,
        IdentityLinks links,
        Organisations organisations,
        JdbcLeaverStore store) {
    static final String PERMISSION = "graph/User.Read.All";

    private static final Words WORDS = Words.beside(LeaverChecks.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_NAMES = 20;

    List<Check> all() {
        return List.of(
                new Line(WORDS.text("check.leavers.permission"), this::permission),
                new Line(WORDS.text("check.leavers.run"), this::lastRun));
    }

    private record Line(Text title, java.util.function.Supplier<Finding> work) implements Check {
        @Override
        public Finding run(CheckContext context) {
            return work.get();
        }
    }

    /** More were due than may be disabled at once: somebody has to look at it. */
    Optional<Problem> problem() {
        return store.last()
                .filter(LeaverReport::held)
                .map(report -> new Problem(Office365Component.DISABLE_THRESHOLD, held(report)));
    }

    private static Text held(LeaverReport report) {
        return WORDS.text("leavers.held", report.due(), report.rules().most(), TIME.format(report.ended()));
    }

    /** Asks for people who are linked: another question would need another permission. */
    private Finding permission() {
        Optional<AppRegistration> registration = registrations.current();
        if (registration.isEmpty()) {
            return Finding.skipped(WORDS.text("check.incomplete"), WORDS.text("check.incomplete.cure"));
        }
        List<ExternalIdentity> some = links.linked(ServiceId.OFFICE365, Optional.empty(), Organisations.AT_ONCE);
        Optional<Guid> tenant = some.stream().findFirst().flatMap(first -> Guid.parse(first.tenant()));
        if (tenant.isEmpty()) {
            return Finding.skipped(WORDS.text("check.leavers.nobody"), WORDS.text("check.leavers.nobody.cure"));
        }
        List<Guid> people = some.stream()
                .filter(each -> each.tenant().equals(tenant.get().value()))
                .flatMap(each -> Guid.parse(each.subject()).stream())
                .toList();
        try {
            boolean told = organisations.of(registration.get(), tenant.get()).standings(people).values().stream()
                    .anyMatch(standing -> standing != Standing.UNKNOWN);
            return told
                    ? Finding.ok(WORDS.text("check.leavers.permission.ok"))
                    : trouble(UntoldException.Why.FORBIDDEN, tenant.get().value(), "");
        } catch (UntoldException e) {
            return trouble(e.why(), tenant.get().value(), e.reference());
        }
    }

    private static Finding trouble(UntoldException.Why why, String tenant, String reference) {
        String key = "leavers.trouble." + why.name().toLowerCase(Locale.ROOT);
        boolean passing = why == UntoldException.Why.BUSY || why == UntoldException.Why.SILENT;
        Text cure = WORDS.text(key + ".cure");
        Finding finding = passing
                ? Finding.warning(WORDS.text(key, tenant), cure)
                : Finding.failed(WORDS.text(key, tenant), cure);
        return finding.withReference(reference);
    }

    private Finding lastRun() {
        Optional<LeaverReport> last = store.last();
        if (last.isEmpty()) {
            return Finding.skipped(WORDS.text("check.leavers.never"), WORDS.text("check.leavers.never.cure"));
        }
        LeaverReport report = last.get();
        Map<UserId, LeaverState> states = store.states();
        Text found = WORDS.text(
                "check.leavers.found",
                TIME.format(report.ended()),
                report.looked(),
                report.untold(),
                report.disabled(),
                names(states, LeaverState.DUE),
                names(states, LeaverState.LAST_ADMINISTRATOR),
                names(states, LeaverState.BY_HAND),
                names(states, LeaverState.BACK));
        if (report.held()) {
            return Finding.warning(found, held(report));
        }
        if (report.trouble().isPresent()) {
            LeaverReport.Trouble trouble = report.trouble().get();
            Finding why = trouble(trouble.why(), trouble.tenant(), trouble.reference());
            return Finding.warning(locale -> found.in(locale) + " " + why.text().in(locale), why.cure())
                    .withReference(why.reference());
        }
        return Finding.ok(found);
    }

    private String names(Map<UserId, LeaverState> states, LeaverState wanted) {
        List<UserId> people = states.keySet().stream()
                .filter(user -> states.get(user) == wanted)
                .toList();
        String names = people.stream()
                .limit(MOST_NAMES)
                .flatMap(user -> users.find(user).stream())
                .map(user -> user.profile().name())
                .collect(Collectors.joining(", "));
        int others = people.size() - MOST_NAMES;
        return people.isEmpty() ? "-" : others > 0 ? names + " + " + others : names;
    }
}
