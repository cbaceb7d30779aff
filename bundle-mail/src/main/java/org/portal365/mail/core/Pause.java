package org.portal365.mail.core;

import java.time.Instant;
import org.portal365.api.mail.MailboxId;

/**
 * A server has asked to wait, over the connection of one mailbox.
 *
 * @param whole whether it spoke of itself, and not of the mailbox
 * @param times in a row
 */
public record Pause(MailboxId box, boolean whole, Instant until, int times) {}
