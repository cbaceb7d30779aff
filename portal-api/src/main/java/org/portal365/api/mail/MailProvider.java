package org.portal365.api.mail;

import java.util.List;
import org.portal365.api.Outcome;

/** Connects mailboxes of one kind. Registered only while switched on. */
public interface MailProvider {
    ProviderInfo info();

    /** The servers that one can choose from; none where there is nothing to choose. */
    default List<MailServerChoice> servers() {
        return List.of();
    }

    /**
     * Connects a mailbox after a try whether it can be opened. Connecting what is connected gives the same mailbox again,
     * and sets it to work where it stood still.
     */
    Outcome<Mailbox, MailRefusal> connect(ConnectRequest request);
}
