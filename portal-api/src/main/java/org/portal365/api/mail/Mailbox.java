package org.portal365.api.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.UserId;

/**
 * A connected mailbox.
 *
 * @param login who is signed in there; differs from the address of a shared mailbox
 * @param synced when all folders were last found up to date
 * @param problem why it stands still, in words for the user; empty while nothing is wrong
 * @param challenge what to ask the user so that it goes on
 * @param identities addresses that may stand in From, the usual one first
 * @param largest bytes of a message that can be sent
 * @param left messages that are still to come in the folder that is being brought in
 */
public record Mailbox(
        MailboxId id,
        UserId owner,
        String provider,
        String address,
        String login,
        MailboxState state,
        Optional<Instant> synced,
        Optional<Text> problem,
        Optional<Challenge> challenge,
        List<MailAddress> identities,
        long largest,
        int left) {
    public Mailbox {
        identities = List.copyOf(identities);
    }
}
