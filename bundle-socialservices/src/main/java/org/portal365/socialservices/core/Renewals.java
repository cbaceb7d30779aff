package org.portal365.socialservices.core;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;
import org.portal365.m365.registration.AppRegistration;

/**
 * One silent renewal. Rotated refresh tokens are stored before the token is handed out. Only an answer of Entra ID ever
 * changes the state of a grant; no answer changes nothing.
 */
public final class Renewals {
    private final AccountStore store;
    private final EntraClient entra;
    private final IdTokens idTokens;
    private final Audit audit;
    private final Clock clock;
    private final Unanswered unanswered;

    public Renewals(AccountStore store, EntraClient entra, IdTokens idTokens, Audit audit, Clock clock) {
        this.store = store;
        this.entra = entra;
        this.idTokens = idTokens;
        this.audit = audit;
        this.clock = clock;
        this.unanswered = new Unanswered(clock);
    }

    /** @param challenge what the user will be asked when it cannot be done silently; its scopes are what is wanted */
    record Wish(AppRegistration registration, Account account, Challenge challenge) {
        Set<String> scopes() {
            return Scopes.qualified(registration.cloud(), challenge.scopes());
        }

        EntraClient.Grant grant(String cache) {
            return new EntraClient.Grant(account.tenant(), account.object(), cache, scopes());
        }
    }

    /** Whether the last renewal, not long ago, got no answer. */
    boolean unanswered(AccountId id) {
        return unanswered.recently(id);
    }

    Optional<Token> cached(Wish wish) {
        return store.cache(wish.account()).flatMap(cache -> entra.cached(wish.registration(), wish.grant(cache)));
    }

    /** To be called by the holder of the account's lease. */
    Outcome<Token, GrantState> renew(Wish wish) {
        Optional<String> cache = store.cache(wish.account());
        if (cache.isEmpty()) {
            store.state(wish.account().id(), GrantState.SIGN_IN_NEEDED);
            return Refusals.<Token>grant(GrantState.SIGN_IN_NEEDED, "tokens_lost", "")
                    .withChallenge(wish.challenge());
        }
        String reference = UUID.randomUUID().toString();
        try {
            return renewed(
                    wish,
                    entra.renew(
                            wish.registration(),
                            wish.grant(cache.get()),
                            wish.challenge().claims(),
                            reference));
        } catch (EntraException e) {
            return refused(wish, e);
        }
    }

    private Outcome<Token, GrantState> renewed(Wish wish, EntraClient.Renewed tokens) {
        unanswered.forget(wish.account().id());
        Optional<String> doubt = doubt(wish, tokens);
        if (doubt.isPresent()) {
            lost(wish, GrantState.SIGN_IN_NEEDED, "");
            return Refusals.<Token>grant(GrantState.SIGN_IN_NEEDED, "other_person", doubt.get())
                    .withChallenge(wish.challenge());
        }
        // When somebody changed the row meanwhile, that person's tokens are newer than ours, and stay.
        boolean whole = Scopes.cover(tokens.granted(), wish.scopes());
        Set<String> granted = whole ? wish.challenge().scopes() : Set.of();
        boolean unused = store.renewed(wish.account(), granted, tokens.cache(), clock.instant());
        if (!whole) {
            missing(wish, GrantState.CONSENT_NEEDED, "");
            return Refusals.<Token>grant(GrantState.CONSENT_NEEDED, "consent", "")
                    .withChallenge(wish.challenge());
        }
        return new Done<>(tokens.token());
    }

    /** Why the answer is not of the account's person; without keys to judge it, the TLS of the token endpoint vouches. */
    private Optional<String> doubt(Wish wish, EntraClient.Renewed tokens) {
        if (tokens.idToken().isEmpty()) {
            return Optional.empty();
        }
        try {
            IdentityClaims claims =
                    idTokens.validate(wish.registration(), tokens.idToken().get(), Optional.empty());
            boolean same = claims.tenant().equals(wish.account().tenant())
                    && claims.object().equals(wish.account().object());
            return same ? Optional.empty() : Optional.of("another person");
        } catch (RejectedTokenException e) {
            return Optional.of(e.rule().name());
        } catch (KeysUnavailableException e) {
            return Optional.empty();
        }
    }

    private Outcome<Token, GrantState> refused(Wish wish, EntraException failure) {
        GrantState state = Refusals.state(failure);
        if (state == GrantState.UNREACHABLE) {
            unanswered.note(wish.account().id());
        } else {
            unanswered.forget(wish.account().id());
            if (partly(wish, state)) {
                missing(wish, state, failure.correlationId());
            } else {
                lost(wish, state, failure.correlationId());
            }
        }
        Challenge challenge = new Challenge(
                ServiceId.OFFICE365,
                Optional.of(wish.account().id()),
                wish.challenge().scopes(),
                failure.claims().or(() -> wish.challenge().claims()));
        return switch (state) {
            case SIGN_IN_NEEDED, CONSENT_NEEDED, ADMIN_CONSENT_NEEDED ->
                Refusals.<Token>grant(failure).withChallenge(challenge);
            default -> Refusals.grant(failure);
        };
    }

    /** Whether only this permission is refused, while the account is good for others. */
    private static boolean partly(Wish wish, GrantState state) {
        boolean consent = state == GrantState.CONSENT_NEEDED || state == GrantState.ADMIN_CONSENT_NEEDED;
        return consent
                && wish.account().state() == GrantState.OK
                && !wish.challenge().scopes().containsAll(wish.account().working());
    }

    private void missing(Wish wish, GrantState state, String reference) {
        if (!wish.account().missing().containsAll(wish.challenge().scopes())) {
            record(wish, state, reference);
        }
        store.missing(wish.account().id(), wish.challenge().scopes());
    }

    private void lost(Wish wish, GrantState state, String reference) {
        if (wish.account().state() != state) {
            record(wish, state, reference);
        }
        store.state(wish.account().id(), state);
    }

    private void record(Wish wish, GrantState state, String reference) {
        audit.record(new AuditEvent(
                "authn_token_revoked",
                Optional.of(wish.account().owner()),
                Optional.of(state.name()),
                reference,
                Map.of(
                        "service",
                        ServiceId.OFFICE365,
                        "account",
                        wish.account().id().value(),
                        "scopes",
                        String.join(" ", new TreeSet<>(wish.challenge().scopes())))));
    }
}
