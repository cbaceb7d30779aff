package org.portal365.mail.core;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;

/**
 * A connected mailbox as the bundle keeps it.
 *
 * @param login who signs in; another than the address for a shared mailbox
 * @param synced when everything was last found up to date
 * @param scanned when the flags of all messages were last compared
 */
public record Box(
        MailboxId id,
        UserId owner,
        String provider,
        String address,
        String name,
        String login,
        AccountId account,
        Optional<Instant> synced,
        Optional<Instant> scanned,
        Hold hold) {
    public Box held(Hold newHold) {
        return new Box(id, owner, provider, address, name, login, account, synced, scanned, newHold);
    }

    /** Up to date, and nothing in the way. */
    public Box syncedAt(Instant moment, boolean fully) {
        return new Box(
                id,
                owner,
                provider,
                address,
                name,
                login,
                account,
                Optional.of(moment),
                fully ? Optional.of(moment) : scanned,
                Hold.NONE);
    }
}
