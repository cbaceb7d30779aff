package org.portal365.socialservices.core.leaver;

import java.time.Instant;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param looked accounts that were asked for
 * @param untold of these, those that nothing is known of
 * @param due users to be disabled when it began
 * @param disabled of these, those that it has disabled
 * @param held more were due than the rules permit, so nobody was disabled
 * @param trouble why accounts are unknown: the first reason of all
 */
public record LeaverReport(
        Instant ended,
        LeaverRules rules,
        int looked,
        int untold,
        int due,
        int disabled,
        boolean held,
        Optional<Trouble> trouble) {

    /** An organisation that did not tell. */
    public record Trouble(UntoldException.Why why, String tenant, String reference) {}
}
