package org.portal365.socialservices.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.User;
import org.portal365.api.portal.Users;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Resource;
import org.portal365.api.social.Token;
import org.portal365.m365.registration.AppRegistration;

/**
 * The grants of connected accounts. Works whether the sign-in button is on or off. Safe for threads and nodes: one
 * renewal at a time for an account, everybody else waits for what it brings.
 */
public final class Grants implements ConnectedAccounts {
    /** Longer than one exchange with Entra ID may take. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Supplier<Optional<AppRegistration>> registration;
    private final AccountStore store;
    private final Renewals renewals;
    private final Users users;
    private final Audit audit;
    private final Clock clock;
    private final Pause pause;

    /** Waiting, so that tests need not. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    public Grants(
            Supplier<Optional<AppRegistration>> registration,
            AccountStore store,
            Renewals renewals,
            Users users,
            Audit audit,
            Clock clock,
            Pause pause) {
        this.registration = registration;
        this.store = store;
        this.renewals = renewals;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public List<ConnectedAccount> of(UserId id) {
        return store.of(id).stream().map(this::shown).toList();
    }

    @Override
    public List<ConnectedAccount> all() {
        return store.all().stream().map(this::shown).toList();
    }

    @Override
    public Optional<ConnectedAccount> find(AccountId id) {
        return store.find(id).map(this::shown);
    }

    private ConnectedAccount shown(Account account) {
        boolean silent = account.state() == GrantState.OK && renewals.unanswered(account.id());
        return new ConnectedAccount(
                account.id(),
                account.owner(),
                ServiceId.OFFICE365,
                account.tenant().value(),
                account.login(),
                silent ? GrantState.UNREACHABLE : account.state(),
                account.missing().isEmpty() ? List.of() : Permissions.named(account.missing()));
    }

    @Override
    public Challenge connect(Resource resource, Set<String> scopes) {
        return new Challenge(ServiceId.OFFICE365, Optional.empty(), Scopes.named(resource, scopes), Optional.empty());
    }

    @Override
    public List<Text> explain(Challenge challenge) {
        return Permissions.explained(challenge.scopes());
    }

    @Override
    public Outcome<Token, GrantState> token(
            AccountId account, Resource resource, Set<String> scopes, Optional<String> claims) {
        Set<String> named = Scopes.named(resource, scopes);
        Challenge again = new Challenge(ServiceId.OFFICE365, Optional.of(account), named, claims);
        Optional<AppRegistration> current = registration.get();
        if (current.isEmpty()) {
            return Refusals.grant(GrantState.CREDENTIAL_EXPIRED, "no_registration", "");
        }
        Instant deadline = clock.instant().plus(PATIENCE);
        while (true) {
            Optional<Account> found = store.find(account);
            if (found.isEmpty()) {
                return Refusals.<Token>grant(GrantState.SIGN_IN_NEEDED, "not_connected", "")
                        .withChallenge(connect(resource, scopes));
            }
            if (users.find(found.get().owner()).filter(User::enabled).isEmpty()) {
                return Refusals.grant(GrantState.DISABLED, "disabled", "");
            }
            Renewals.Wish wish = new Renewals.Wish(current.get(), found.get(), again);
            Optional<Outcome<Token, GrantState>> outcome = once(wish);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (!waited(deadline)) {
                Refused<Token, GrantState> busy = Refusals.grant(GrantState.UNREACHABLE, "busy", "");
                return busy.withRetryAfter(Duration.ofSeconds(5));
            }
        }
    }

    /** From the cache, or by a renewal; empty while somebody else renews. */
    private Optional<Outcome<Token, GrantState>> once(Renewals.Wish wish) {
        Optional<Token> cached = wish.challenge().claims().isEmpty() ? renewals.cached(wish) : Optional.empty();
        if (cached.isPresent()) {
            return Optional.of(new Done<>(cached.get()));
        }
        AccountId id = wish.account().id();
        String holder = UUID.randomUUID().toString();
        Instant now = clock.instant();
        if (!store.lease(id, holder, now, now.plus(LEASE))) {
            return Optional.empty();
        }
        try {
            // Somebody may have renewed between our look and our lease.
            Optional<Account> fresh = store.find(id)
                    .filter(account -> account.version() == wish.account().version());
            return fresh.isPresent() ? Optional.of(renewals.renew(wish)) : Optional.empty();
        } finally {
            store.release(id, holder);
        }
    }

    private boolean waited(Instant deadline) {
        if (clock.instant().isAfter(deadline)) {
            return false;
        }
        try {
            pause.pause(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Set<String> agreed(AccountId account) {
        return store.find(account).map(Account::scopes).orElse(Set.of());
    }

    @Override
    public void disconnect(AccountId id) {
        store.find(id).ifPresent(account -> {
            audit.record(new AuditEvent(
                    "account_disconnected",
                    Optional.of(account.owner()),
                    Optional.empty(),
                    "",
                    Map.of("service", ServiceId.OFFICE365, "account", id.value())));
            store.delete(id);
        });
    }
}
