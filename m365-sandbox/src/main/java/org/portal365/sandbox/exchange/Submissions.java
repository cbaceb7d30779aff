package org.portal365.sandbox.exchange;

import jakarta.mail.Flags;
import java.util.List;
import org.portal365.sandbox.SandboxParts;

/** What happens to a message that was handed in, by SMTP or by Graph: delivered here, and one copy in Sent Items. */
final class Submissions {
    private final SandboxParts parts;
    private final Mailboxes mailboxes;
    private final MailTokens tokens;

    Submissions(SandboxParts parts, Mailboxes mailboxes, MailTokens tokens) {
        this.parts = parts;
        this.mailboxes = mailboxes;
        this.tokens = tokens;
    }

    boolean on(String name) {
        return parts.switches().on(name);
    }

    /** Whether the token may send in the name of the login. */
    boolean maySend(String login, String token) {
        return tokens.person(token, "SMTP.Send", login).isPresent();
    }

    /** Whether the person may send as the address: the own one, or a shared mailbox with full access. */
    boolean maySendAs(String login, String address) {
        return login.equalsIgnoreCase(address) || tokens.sharedAddresses().contains(address);
    }

    /** Recipients elsewhere are taken and go nowhere: nothing leaves this machine. */
    void deliver(String sender, List<String> recipients, byte[] message) {
        for (String recipient : recipients) {
            boolean unused = mailboxes.deliver(recipient, Mailboxes.INBOX, message, new Flags());
        }
        boolean unused = mailboxes.deliver(sender, Mailboxes.SENT, message, new Flags(Flags.Flag.SEEN));
    }
}
