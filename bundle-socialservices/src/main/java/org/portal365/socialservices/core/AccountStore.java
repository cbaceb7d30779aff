package org.portal365.socialservices.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.social.GrantState;

/** Connected accounts and their sealed tokens, shared by all nodes. */
public interface AccountStore {
    List<Account> of(UserId user);

    /** Everybody's, by login. */
    List<Account> all();

    Optional<Account> find(AccountId id);

    /** Accounts in state OK that were last renewed before, those first that have waited longest. */
    List<Account> idle(Instant before, int most);

    /** The tokens of an account in msal4j's form; empty when it is gone, or its seal is broken: the tokens are lost. */
    Optional<String> cache(Account account);

    /** Keeps fresh tokens of the person: of the account that is there, or of a new one. Its state is OK. */
    AccountId connect(Connection connection, Instant now);

    /**
     * A person who has agreed.
     *
     * @param scopes to those that are kept already
     * @param cache tokens in msal4j's form
     */
    record Connection(UserId user, Guid tenant, Guid object, String login, Set<String> scopes, String cache) {
        @Override
        public String toString() {
            return "Connection[" + tenant + ", " + object + "]";
        }
    }

    /**
     * Keeps renewed tokens, unless somebody changed them since the version was read. Its state is OK.
     *
     * @param granted what the new token is for, so nothing of it is missing any more
     */
    boolean renewed(Account read, Set<String> granted, String cache, Instant now);

    /** Entra ID has refused these scopes; the others of the account may still work. */
    void missing(AccountId id, Set<String> scopes);

    void state(AccountId id, GrantState state);

    /** Consent was given for a tenant: accounts that waited for consent are OK again, as far as anybody knows. */
    void permitted(Guid tenant);

    /** Reserves the account for one renewal; false while somebody else has it. */
    boolean lease(AccountId id, String holder, Instant now, Instant until);

    void release(AccountId id, String holder);

    void delete(AccountId id);

    /** Deletes every row about the user, accounts, flows and others; how many there were. */
    int erase(UserId user);
}
