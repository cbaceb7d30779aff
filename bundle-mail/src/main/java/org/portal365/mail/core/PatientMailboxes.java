package org.portal365.mail.core;

import java.util.function.Function;

/**
 * Opens mailboxes only at servers that have not asked to wait.
 *
 * @param name of the server of a mailbox
 */
public record PatientMailboxes(RemoteMailboxes servers, Function<Box, String> name, ServerPauses pauses)
        implements RemoteMailboxes {
    @Override
    public RemoteMailbox open(Box box) {
        String server = name.apply(box);
        boolean paused = pauses.enter(server, box.id());
        try {
            RemoteMailbox remote = servers.open(box);
            if (paused) {
                pauses.served(server, box.id());
            }
            return remote;
        } catch (MailFault e) {
            throw heed(box, e);
        }
    }

    @Override
    public MailFault heed(Box box, MailFault fault) {
        return pauses.heed(name.apply(box), box.id(), fault);
    }
}
