package org.portal365.mail.core;

import java.util.function.Supplier;

/** The open mailbox of one pass; opened anew when it breaks, a bounded number of times. */
final class Connection implements AutoCloseable {
    private static final int REOPENINGS = 24;

    private final Supplier<RemoteMailbox> open;
    private RemoteMailbox remote;
    private int reopened;
    private boolean progress;
    private boolean worked;

    Connection(Supplier<RemoteMailbox> open) {
        this.open = open;
        this.remote = open.get();
    }

    RemoteMailbox remote() {
        return remote;
    }

    /** Opens a folder; where the connection was lost since it was last used, on a new one. */
    Selected select(String folder) {
        try {
            return remote.select(folder);
        } catch (MailFault e) {
            if (e.kind() == MailFault.Kind.GONE || !renewable(e)) {
                throw e;
            }
            renew();
            return remote.select(folder);
        }
    }

    /** Something has come over it. */
    void progress() {
        progress = true;
        worked = true;
    }

    /** Whether anything has come in this pass. */
    boolean worked() {
        return worked;
    }

    /** Whether this connection is no use any more but a new one may be: it worked before it broke. */
    boolean renewable(MailFault e) {
        boolean broken = e.kind() == MailFault.Kind.UNREACHABLE || e.kind() == MailFault.Kind.TOKEN_REFUSED;
        return broken && progress && reopened < REOPENINGS;
    }

    void renew() {
        reopened++;
        progress = false;
        remote.close();
        remote = open.get();
    }

    /** On a new connection at the same place; what broke the old one is thrown when it is too much. */
    Selected reopen(String folder, Selected before, MailFault cause) {
        if (reopened >= REOPENINGS) {
            throw cause;
        }
        renew();
        Selected again = remote.select(folder);
        if (again.validity() != before.validity()) {
            throw cause;
        }
        return again;
    }

    @Override
    public void close() {
        remote.close();
    }
}
