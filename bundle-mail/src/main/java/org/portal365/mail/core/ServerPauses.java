package org.portal365.mail.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portal365.api.mail.MailboxId;
import org.portal365.mail.core.MailFault.Kind;

/**
 * Whoever was asked to wait, waits with everything at that server. When a server has told several mailboxes that it is too
 * busy itself, and has served none since, nobody asks it any more until the pause of one of them is over. One mailbox that
 * is broken on its side stops no other.
 */
public record ServerPauses(PauseStore store, Backoff backoff, Clock clock) {
    /** So many mailboxes tell more than one of them. */
    private static final int MANY = 3;

    /**
     * Throws {@link Kind#PAUSED} while it may not be asked.
     *
     * @return whether there is something to be ended by {@link #served}
     */
    public boolean enter(String server, MailboxId box) {
        Instant now = clock.instant();
        List<Pause> all = store.at(server);
        Optional<Instant> until = all.stream()
                .filter(pause -> pause.box().equals(box))
                .map(Pause::until)
                .findFirst();
        Optional<Instant> whole = all.stream()
                .filter(Pause::whole)
                .map(Pause::until)
                .sorted(Comparator.reverseOrder())
                .skip(MANY - 1)
                .findFirst();
        Instant latest = until.filter(own -> own.isAfter(whole.orElse(Instant.MIN)))
                .or(() -> whole)
                .orElse(Instant.MIN);
        if (latest.isAfter(now)) {
            throw new MailFault(Kind.PAUSED, server + " has asked to wait", Optional.of(Duration.between(now, latest)));
        }
        return until.isPresent() || all.stream().anyMatch(Pause::whole);
    }

    public void served(String server, MailboxId box) {
        store.end(server, box);
    }

    /** Keeps what a fault asks for; the fault as it is to be understood from then on. */
    public MailFault heed(String server, MailboxId box, MailFault fault) {
        boolean whole = fault.kind() == Kind.SERVER_BUSY;
        if (!whole && fault.kind() != Kind.THROTTLED) {
            return fault;
        }
        int before = store.at(server).stream()
                .filter(pause -> pause.box().equals(box))
                .map(Pause::times)
                .findFirst()
                .orElse(0);
        Duration wait = fault.retryAfter().orElseGet(() -> backoff.after(before));
        store.put(server, new Pause(box, whole, clock.instant().plus(wait), before + 1));
        return fault.as(Kind.PAUSED);
    }
}
