package org.portal365.mail.core;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;

/**
 * A connected mailbox as the bundle keeps it.
 *
 * @param synced when everything was last found up to date
 * @param scanned when the flags of all messages were last compared
 */
public record Box(
        MailboxId id,
        UserId owner,
        String provider,
        String address,
        String name,
        Access access,
        Reach reach,
        Optional<Instant> synced,
        Optional<Instant> scanned,
        Hold hold) {
    /** A new one, that nothing is known of yet. */
    static Box fresh(MailboxId id, UserId owner, String provider, String address, Access access) {
        Optional<Instant> never = Optional.empty();
        return new Box(id, owner, provider, address, "", access, Reach.STANDARD, never, never, Hold.NONE);
    }

    /** Who signs in. */
    public String login() {
        return access.login();
    }

    /**
     * Whose tokens open it.
     *
     * @throws MailFault when a password does
     */
    public AccountId account() {
        return access.account()
                .orElseThrow(
                        () -> new MailFault(MailFault.Kind.NOT_PERMITTED, "the mailbox has no account at Microsoft"));
    }

    /** Whether it is another's mailbox, opened with the rights of a delegate. */
    public boolean shared() {
        return !access.byPassword() && !access.login().equalsIgnoreCase(address);
    }

    public Box held(Hold newHold) {
        return new Box(id, owner, provider, address, name, access, reach, synced, scanned, newHold);
    }

    public Box reaching(Reach newReach) {
        return new Box(id, owner, provider, address, name, access, newReach, synced, scanned, hold);
    }

    /** Up to date, and nothing in the way. */
    public Box syncedAt(Instant moment, boolean fully) {
        return new Box(
                id,
                owner,
                provider,
                address,
                name,
                access,
                reach,
                Optional.of(moment),
                fully ? Optional.of(moment) : scanned,
                Hold.NONE);
    }
}
