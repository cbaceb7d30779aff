package org.portal365.mail.core;

import java.util.Optional;

/**
 * How far back a mailbox is read.
 *
 * @param wanted days that its owner wants, 0 for all; empty: as the administrator has set it
 * @param filled days that the last whole pass has brought in; empty: there was none
 */
public record Reach(Optional<Integer> wanted, Optional<Integer> filled) {
    public static final Reach STANDARD = new Reach(Optional.empty(), Optional.empty());

    public int days(MailPolicy policy) {
        return wanted.orElseGet(policy::importDays);
    }

    /** Whether more is wanted than what was once brought in. */
    public boolean further(MailPolicy policy) {
        int days = days(policy);
        return filled.filter(done -> done != 0 && (days == 0 || days > done)).isPresent();
    }

    public Reach filledTo(int days) {
        return new Reach(wanted, Optional.of(days));
    }

    public Reach wanting(Optional<Integer> days) {
        return new Reach(days, filled);
    }
}
