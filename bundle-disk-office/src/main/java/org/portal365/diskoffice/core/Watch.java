package org.portal365.diskoffice.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether what Graph shows is taken: it lags about a minute, and an editor saves many times while somebody types. */
public record Watch(Duration settleTime, Duration interval) {
    private static final int PATIENCE = 5;

    /** What to do with the content that is there. */
    public sealed interface Verdict permits Unchanged, Wait, Take {}

    /** Nothing new. */
    public record Unchanged() implements Verdict {}

    /** Too fresh. */
    public record Wait(Seen seen, Instant until) implements Verdict {}

    /** Settled. */
    public record Take() implements Verdict {}

    /** While the document is open: an endless row of changes is taken now and then, too. */
    public Verdict whileOpen(Tag known, Optional<Seen> seen, Tag now, Instant at) {
        if (known.sameContent(now)) {
            return new Unchanged();
        }
        Optional<Verdict> overdue = seen.filter(
                        row -> !at.isBefore(row.first().plus(settleTime.multipliedBy(PATIENCE))))
                .map(row -> new Take());
        return overdue.orElseGet(() -> settle(seen, now, at));
    }

    /** After the user has finished: whatever is there must have stayed the same since then, changed or not. */
    public Verdict afterFinish(Optional<Seen> seen, Tag now, Instant at) {
        return settle(seen, now, at);
    }

    private Verdict settle(Optional<Seen> seen, Tag now, Instant at) {
        Seen last = seen.map(row -> row.cTag().equals(now.cTag()) ? row : row.then(now.cTag(), at))
                .orElseGet(() -> Seen.at(now.cTag(), at));
        Instant settled = last.since().plus(settleTime);
        if (!at.isBefore(settled)) {
            return new Take();
        }
        Instant look = at.plus(interval);
        return new Wait(last, look.isBefore(settled) ? look : settled);
    }
}
