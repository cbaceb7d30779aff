package org.portal365.sandbox.graph.drive;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who has a document open in the browser. It ends when closed, or when the browser is no longer heard of; what it
 * holds stays locked some time longer.
 */
public record EditorSession(
        String id,
        String driveId,
        String itemId,
        Person person,
        boolean writes,
        Instant opened,
        Instant lastHeard,
        @Nullable Instant closed) {
    boolean open(Instant now, Duration silence) {
        return closed == null && now.isBefore(lastHeard.plus(silence));
    }

    boolean locks(Instant now, Duration silence, Duration lag) {
        if (!writes) {
            return false;
        }
        Instant end = closed == null ? lastHeard.plus(silence) : closed;
        return now.isBefore(end.plus(lag));
    }

    EditorSession heard(Instant now) {
        return new EditorSession(id, driveId, itemId, person, writes, opened, now, closed);
    }

    EditorSession closedAt(Instant now) {
        return new EditorSession(id, driveId, itemId, person, writes, opened, lastHeard, now);
    }
}
