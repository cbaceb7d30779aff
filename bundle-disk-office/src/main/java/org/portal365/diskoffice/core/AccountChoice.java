package org.portal365.diskoffice.core;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Resource;

/** Which connected account a user edits with, and whether it may. */
public final class AccountChoice {
    /** The API that documents go through. */
    public static final Resource GRAPH = new Resource("graph");

    private final ConnectedAccounts accounts;
    private final Supplier<EditPolicy> policy;
    private final Supplier<Set<String>> tenants;

    /**
     * Chooses by the policy as it is at the moment.
     *
     * @param tenants the organization's tenants; empty: not restricted to any
     */
    public AccountChoice(ConnectedAccounts accounts, Supplier<EditPolicy> policy, Supplier<Set<String>> tenants) {
        this.accounts = accounts;
        this.policy = policy;
        this.tenants = tenants;
    }

    /** Permissions by the storage that the admin chose; the smaller the better. */
    public static Set<String> scopes(EditPolicy.Storage storage) {
        return switch (storage) {
            case APP_FOLDER -> Set.of("Files.ReadWrite.AppFolder");
            case OWN_FILES -> Set.of("Files.ReadWrite");
            case ALL_FILES -> Set.of("Files.ReadWrite.All");
        };
    }

    /** An account that has a token now; refused with what to ask the user otherwise. */
    public Outcome<ConnectedAccount, EditRefusal> choose(UserId user, Optional<AccountId> wanted) {
        Optional<ConnectedAccount> account = accounts.of(user).stream()
                .filter(own -> wanted.isEmpty() || wanted.orElseThrow().equals(own.id()))
                .min(Comparator.comparing(own -> own.state() == GrantState.OK ? 0 : 1));
        if (account.isEmpty()) {
            return Refused.<ConnectedAccount, EditRefusal>because(
                            EditRefusal.SIGN_IN_NEEDED, Phrases.text("refused.no_account"))
                    .withChallenge(connect());
        }
        ConnectedAccount chosen = account.orElseThrow();
        return admitted(chosen) ? granted(chosen) : foreign(chosen);
    }

    /** Whether it is one of the user's accounts. */
    public boolean owns(UserId user, AccountId account) {
        return accounts.of(user).stream().anyMatch(own -> own.id().equals(account));
    }

    /** Whether nothing is known that would keep the account from having a token. */
    public boolean works(AccountId account) {
        return accounts.find(account)
                .filter(known -> known.state() == GrantState.OK)
                .isPresent();
    }

    /** Whether it is this user's own, as far as anybody knows: one that is gone may have been. */
    boolean mayBeOf(UserId user, AccountId account) {
        return accounts.find(account).map(known -> known.owner().equals(user)).orElse(true);
    }

    /** Whether the account's organization may edit here; an account that is gone is not judged. */
    public boolean admitted(AccountId account) {
        return accounts.find(account).map(this::admitted).orElse(true);
    }

    /** What to ask a user whose session waits for a sign-in. */
    public Challenge challenge(AccountId account, Optional<String> claims) {
        Challenge connect = connect();
        return new Challenge(connect.service(), Optional.of(account), connect.scopes(), claims);
    }

    private Challenge connect() {
        return accounts.connect(GRAPH, scopes(policy.get().storage()));
    }

    private boolean admitted(ConnectedAccount account) {
        Set<String> own = tenants.get();
        return !policy.get().tenantOnly() || own.isEmpty() || own.contains(account.tenant());
    }

    private static Outcome<ConnectedAccount, EditRefusal> foreign(ConnectedAccount account) {
        return Refused.because(
                EditRefusal.NO_RIGHT,
                Phrases.text("refused.tenant.user"),
                Phrases.text("refused.tenant.admin", account.tenant()));
    }

    private Outcome<ConnectedAccount, EditRefusal> granted(ConnectedAccount account) {
        return accounts.token(account.id(), GRAPH, scopes(policy.get().storage()), Optional.empty())
                .fold(token -> new Done<>(account), refused -> refusal(account, refused));
    }

    private Outcome<ConnectedAccount, EditRefusal> refusal(ConnectedAccount account, Refused<?, GrantState> refused) {
        return switch (refused.reason()) {
            case SIGN_IN_NEEDED, CONSENT_NEEDED -> {
                Refused<ConnectedAccount, EditRefusal> ask = refused.as(EditRefusal.SIGN_IN_NEEDED);
                yield refused.challenge().isPresent()
                        ? ask
                        : ask.withChallenge(challenge(account.id(), Optional.empty()));
            }
            case UNREACHABLE -> refused.as(EditRefusal.TRY_LATER);
            default -> refused.as(EditRefusal.ADMIN_NEEDED);
        };
    }
}
