package org.portal365.socialservices.core.leaver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.User;
import org.portal365.api.portal.Users;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.socialservices.core.ServiceId;

/**
 * Disables users whose Microsoft accounts are all disabled or gone. Whatever is not known for certain leaves people as they
 * are. A run that was cut off is done again from its beginning.
 */
public final class LeaverRun {
    static final Duration A_DAY = Duration.ofDays(1);
    static final Duration SOON = Duration.ofHours(1);

    private static final Words WORDS = Words.beside(LeaverRun.class);
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final PortalSide portal;
    private final Organisations organisations;
    private final Clock clock;
    private final Pause pause;

    /** What it needs of the portal. */
    public record PortalSide(Users users, IdentityLinks links, Audit audit) {}

    /** Waiting, so that tests need not. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    public LeaverRun(PortalSide portal, Organisations organisations, Clock clock, Pause pause) {
        this.portal = portal;
        this.organisations = organisations;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Looks at everybody, and disables as the rules say.
     *
     * @param goOn false once it is to come to an end: then somebody does it again
     * @return empty when it was cut off
     */
    public Optional<LeaverReport> run(
            AppRegistration registration, LeaverRules rules, LeaverBook book, BooleanSupplier goOn) {
        Map<UserId, LeaverState> known = book.states();
        Set<ExternalIdentity> watched = new HashSet<>();
        known.keySet().forEach(user -> watched.addAll(accounts(user)));
        LeaverSearch search = new LeaverSearch(portal.links(), organisations, pause, watched);
        if (!search.through(registration, goOn)) {
            return Optional.empty();
        }
        Map<UserId, LeaverState> states = states(known, search);
        book.found(states);
        List<UserId> due = states.keySet().stream()
                .filter(user -> states.get(user) == LeaverState.DUE)
                .toList();
        boolean held = rules.holds(due.size(), search.working());
        int disabled = 0;
        for (UserId user : rules.mode() == LeaverRules.Mode.DISABLE && !held ? due : List.<UserId>of()) {
            if (!goOn.getAsBoolean()) {
                return Optional.empty();
            }
            disabled += disable(user, search, book) ? 1 : 0;
        }
        LeaverReport report = new LeaverReport(
                clock.instant(), rules, search.looked(), search.untold(), due.size(), disabled, held, search.trouble());
        book.ended(report, next(report));
        return Optional.of(report);
    }

    private Map<UserId, LeaverState> states(Map<UserId, LeaverState> known, LeaverSearch search) {
        Set<UserId> people = new HashSet<>(known.keySet());
        search.closed().forEach(account -> portal.links().owner(account).ifPresent(people::add));
        Map<UserId, LeaverState> states = new LinkedHashMap<>();
        for (UserId id : people) {
            Optional<User> user = portal.users().find(id);
            if (user.isPresent()) {
                LeaverState.next(
                                Optional.ofNullable(known.get(id)),
                                standing(id, search),
                                user.get().enabled())
                        .ifPresent(state -> states.put(id, state));
            }
        }
        return states;
    }

    private Standing standing(UserId user, LeaverSearch search) {
        return Standing.of(accounts(user).stream().map(search::of).toList());
    }

    private List<ExternalIdentity> accounts(UserId user) {
        return portal.links().of(user).stream()
                .filter(account -> account.provider().equals(ServiceId.OFFICE365))
                .toList();
    }

    /** False: the user stays. Looks once more: links may have changed since it was asked. */
    private boolean disable(UserId user, LeaverSearch search, LeaverBook book) {
        boolean still = portal.users().find(user).filter(User::enabled).isPresent()
                && standing(user, search) == Standing.CLOSED;
        if (!still) {
            return false;
        }
        String reference = UUID.randomUUID().toString();
        book.state(user, LeaverState.DISABLING);
        portal.audit().record(event(user, Optional.empty(), reference));
        String why =
                WORDS.text("why").in(Locale.ENGLISH) + " / " + WORDS.text("why").in(RUSSIAN);
        if (!portal.users().disableUnlessLastAdministrator(user, why)) {
            book.state(user, LeaverState.LAST_ADMINISTRATOR);
            portal.audit().record(event(user, Optional.of(LeaverState.LAST_ADMINISTRATOR.name()), reference));
            return false;
        }
        book.state(user, LeaverState.DISABLED);
        return true;
    }

    private AuditEvent event(UserId user, Optional<String> reason, String reference) {
        List<ExternalIdentity> accounts = accounts(user);
        return new AuditEvent(
                "user_left",
                Optional.of(user),
                reason,
                reference,
                Map.of(
                        "service", ServiceId.OFFICE365,
                        "tenant", accounts.get(0).tenant(),
                        "object", accounts.get(0).subject()));
    }

    private static Instant next(LeaverReport report) {
        boolean passing = report.trouble()
                .filter(trouble ->
                        trouble.why() == UntoldException.Why.BUSY || trouble.why() == UntoldException.Why.SILENT)
                .isPresent();
        return report.ended().plus(passing ? SOON : A_DAY);
    }
}
