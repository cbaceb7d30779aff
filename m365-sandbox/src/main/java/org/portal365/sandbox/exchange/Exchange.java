package org.portal365.sandbox.exchange;

import javax.net.ssl.SSLContext;
import org.portal365.sandbox.CertificateAuthority;
import org.portal365.sandbox.SandboxParts;

/** The mail side of the sandbox: mailboxes, IMAP and submission, all on 127.0.0.1. */
public final class Exchange implements AutoCloseable {
    private final Mailboxes mailboxes;
    private final ImapFront imap;
    private final SubmissionServer submission;

    private Exchange(Mailboxes mailboxes, ImapFront imap, SubmissionServer submission) {
        this.mailboxes = mailboxes;
        this.imap = imap;
        this.submission = submission;
    }

    /** Opens the mailboxes in the state folder and starts both servers; they answer when this returns. */
    public static Exchange start(SandboxParts parts) {
        SSLContext tls = new CertificateAuthority(parts.state()).mailTls();
        MailTokens tokens = new MailTokens(parts);
        Mailboxes mailboxes = Mailboxes.open(parts, tokens);
        ImapFront imap =
                ImapFront.start(mailboxes.managers(), tls, parts.addresses().imapPort());
        SubmissionServer submission = SubmissionServer.start(
                new Submissions(parts, mailboxes, tokens),
                tls,
                parts.addresses().smtpPort());
        return new Exchange(mailboxes, imap, submission);
    }

    public Mailboxes mailboxes() {
        return mailboxes;
    }

    /** Sessions of IMAP. */
    ImapFront.Sessions sessions() {
        return imap.sessions();
    }

    /** Ends every session of IMAP. */
    void hangUp() {
        imap.hangUp();
    }

    @Override
    public void close() {
        submission.close();
        imap.close();
        mailboxes.close();
    }
}
