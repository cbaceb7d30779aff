package org.portal365.mail;

import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.cloud.MailHosts;
import org.portal365.m365.http.Peer;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.Gate;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailServer;
import org.portal365.mail.core.Passwords;
import org.portal365.mail.imap.ImapMailboxes;
import org.portal365.mail.imap.Xoauth2;
import org.portal365.mail.net.SignIn;
import org.portal365.mail.smtp.SmtpSubmission;
import org.portal365.mail.smtp.SmtpSubmission.Credentials;
import org.portal365.mail.smtp.SmtpSubmission.Security;

/** Where mailboxes are and how one gets in, as the settings are at the moment. The gate comes first. */
record Places(Registrations registrations, AccountTokens tokens, Passwords passwords, Gate gate) {
    ImapMailboxes.Place imap(Box box) {
        gate.check(box);
        if (box.access().byPassword()) {
            return imap(box, passwords.of(box));
        }
        String token = tokens.sureRead(box.account()).value();
        // A delegate names the shared mailbox here.
        return new ImapMailboxes.Place(Peer.of(cloud(), hosts().imap()), SignIn.token(box.address(), token));
    }

    /** With a password that is not kept yet. */
    ImapMailboxes.Place imap(Box box, String password) {
        gate.check(box);
        MailServer server = gate.server(box);
        return new ImapMailboxes.Place(peer(server, server.imap()), SignIn.password(box.login(), password));
    }

    SmtpSubmission.Place smtp(Box box) {
        gate.check(box);
        if (box.access().byPassword()) {
            MailServer server = gate.server(box);
            return new SmtpSubmission.Place(
                    peer(server, server.smtp()),
                    server.smtp().tls() ? Security.TLS : Security.STARTTLS,
                    Credentials.password(box.login(), passwords.of(box)));
        }
        String token = tokens.sureSend(box.account()).value();
        // And here the delegate names itself.
        return new SmtpSubmission.Place(
                Peer.of(cloud(), hosts().smtp()),
                Security.STARTTLS,
                new Credentials("XOAUTH2", Xoauth2.response(box.login(), token)));
    }

    /** The name of the server where a mailbox is read; nothing secret is needed for that. */
    String imapServer(Box box) {
        return box.access().byPassword()
                ? name(gate.server(box).imap())
                : hosts().imap().host() + ":" + hosts().imap().port();
    }

    /** And of the one where it sends. */
    String smtpServer(Box box) {
        return box.access().byPassword()
                ? name(gate.server(box).smtp())
                : hosts().smtp().host() + ":" + hosts().smtp().port();
    }

    private static String name(MailServer.Line line) {
        return line.host() + ":" + line.port();
    }

    private static Peer peer(MailServer server, MailServer.Line line) {
        return new Peer(line.host(), line.port(), server.caCertificates(), true);
    }

    Cloud cloud() {
        return registrations
                .current()
                .map(AppRegistration::cloud)
                .orElseThrow(() -> new MailFault(MailFault.Kind.NOT_SET_UP, "there is no app registration"));
    }

    private MailHosts hosts() {
        return cloud().mail()
                .orElseThrow(() -> new MailFault(MailFault.Kind.NOT_SET_UP, "the cloud has no mail servers"));
    }
}
