package org.portal365.socialservices.core;

import java.time.Instant;
import java.util.Optional;

/** Flows, shared by all nodes. */
public interface FlowStore {
    void add(Flow flow);

    /** Takes the flow out; of several callers, one gets it. */
    Optional<Flow> take(String stateHash);

    /** How many flows this browser has begun since, and not ended. */
    int countOf(String bindingHash, Instant since);

    /** Drops flows that began before the time, then the oldest until no more than most are left. */
    void tidy(Instant before, int most);
}
