package org.portal365.socialservices.core.leaver;

import java.time.Instant;
import java.util.Map;
import org.portal365.api.UserId;

/** What a run keeps. Every change throws once the run belongs to another node. */
public interface LeaverBook {
    Map<UserId, LeaverState> states();

    /** These are all that there is to keep. */
    void found(Map<UserId, LeaverState> states);

    void state(UserId user, LeaverState state);

    /** The run is over; the next one begins then. */
    void ended(LeaverReport report, Instant next);
}
