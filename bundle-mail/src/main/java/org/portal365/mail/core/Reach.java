package org.portal365.mail.core;

import java.util.Optional;

/**
 * How far back a mailbox is read, and how far that has come.
 *
 * @param wanted days that its owner wants, 0 for all; empty: as the administrator has set it
 * @param filled days that the last whole pass has brought in; empty: there was none
 * @param left messages still to come in the folder that is being read
 */
public record Reach(Optional<Integer> wanted, Optional<Integer> filled, int left) {
    public static final Reach STANDARD = new Reach(Optional.empty(), Optional.empty(), 0);

    public int days(MailPolicy policy) {
        return wanted.orElseGet(policy::importDays);
    }

    /** Whether more is wanted than what was once brought in. */
    public boolean further(MailPolicy policy) {
        int days = days(policy);
        return filled.filter(done -> done != 0 && (days == 0 || days > done)).isPresent();
    }

    public Reach filledTo(int days) {
        return new Reach(wanted, Optional.of(days), left);
    }

    public Reach wanting(Optional<Integer> days) {
        return new Reach(days, filled, left);
    }
}
