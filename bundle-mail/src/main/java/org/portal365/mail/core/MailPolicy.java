package org.portal365.mail.core;

import java.time.Duration;

/**
 * The settings in force.
 *
 * @param importDays how many days back the first reading goes; 0: all
 * @param interval how often a mailbox is looked at when nothing tells of changes
 * @param perMinute most messages a minute from a mailbox
 * @param perDay most recipients a day from a mailbox
 */
public record MailPolicy(
        boolean enabled,
        boolean localOutgoing,
        Fallback fallback,
        int importDays,
        Duration interval,
        int perMinute,
        int perDay) {
    /** Whether messages go through Graph where SMTP is switched off. */
    public enum Fallback {
        OFF,
        ASK,
        ON
    }
}
