package org.portal365.mail.core;

import java.util.function.Supplier;
import org.portal365.mail.core.MailFault.Kind;

/** What must hold before anybody connects to a mailbox: the settings may have changed since it was linked. */
public record Gate(Supplier<ConnectPolicy> policy) {
    /**
     * Lets a mailbox through.
     *
     * @throws MailFault when it may not be opened, or its password is known to be wrong
     */
    public void check(Box box) {
        if (box.hold().reason() == Hold.Reason.PASSWORD) {
            // Another try would bring the account nearer to being locked.
            throw new MailFault(Kind.PASSWORD_REFUSED, box.hold().detail());
        }
        permitted(box);
    }

    /** A way to send that asks first whether the mailbox may be used at all. */
    public Submission before(Submission way) {
        return (box, mail, raw) -> {
            permitted(box);
            return way.send(box, mail, raw);
        };
    }

    private void permitted(Box box) {
        if (box.access().byPassword()) {
            MailServer server = server(box);
            String domain = box.address().substring(box.address().lastIndexOf('@') + 1);
            if (!server.serves(domain)) {
                throw new MailFault(Kind.NOT_ALLOWED, "the server " + server.name() + " is not for " + domain);
            }
        } else if (!policy.get().mayOpen(box.login(), box.address())) {
            throw new MailFault(Kind.NOT_ALLOWED, "shared.mailboxes does not permit " + box.address());
        }
    }

    /**
     * The server of a mailbox with a password.
     *
     * @throws MailFault when it is not on the list any more
     */
    public MailServer server(Box box) {
        return policy.get()
                .server(box.access().server())
                .orElseThrow(() -> new MailFault(
                        Kind.NOT_ALLOWED, "the server " + box.access().server() + " is not on the list any more"));
    }
}
