package org.portal365.mail.core;

import java.util.List;
import org.portal365.api.mail.MailboxId;

/** Pauses of mail servers, for all nodes and over restarts. */
public interface PauseStore {
    /** Those that were not ended, also the ones whose time is over. */
    List<Pause> at(String server);

    /** Keeps it in the place of the one of the same mailbox. */
    void put(String server, Pause pause);

    /** The server works for a mailbox: what it has asked of it is over, and so is what it has said of itself. */
    void end(String server, MailboxId box);
}
