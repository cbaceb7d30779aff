package org.portal365.mail.smtp;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.portal365.api.Body;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.http.Peer;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.Recipient;
import org.portal365.mail.core.SendReport;
import org.portal365.mail.core.SendReport.Reply;
import org.portal365.mail.core.Submission;
import org.portal365.mail.net.MailConnection;

/** Hands messages over by SMTP. Who is accepted gets the message, though others are refused. */
public final class SmtpSubmission implements Submission {
    private final OutboundTls ways;
    private final Supplier<Peer> server;
    private final Login login;
    private final boolean tls;

    /**
     * Connects to nothing yet.
     *
     * @param tls whether STARTTLS is demanded
     */
    public SmtpSubmission(OutboundTls ways, Supplier<Peer> server, Login login, boolean tls) {
        this.ways = ways;
        this.server = server;
        this.login = login;
        this.tls = tls;
    }

    @Override
    public SendReport send(Box box, OutgoingMail mail, Body raw) {
        Credentials credentials = login.of(box);
        Peer peer = server.get();
        boolean[] ending = {false};
        Map<String, Reply> refusals = new HashMap<>();
        try (SmtpConnection smtp = begun(peer, credentials)) {
            return transaction(smtp, mail, raw, refusals, ending);
        } catch (IOException e) {
            if (ending[0]) {
                return new SendReport(refusals, SendReport.UNKNOWN);
            }
            throw broken(peer, e);
        }
    }

    /** Signs in, and sends nothing. */
    public void tryOut(Box box) {
        Credentials credentials = login.of(box);
        Peer peer = server.get();
        try (SmtpConnection smtp = begun(peer, credentials)) {
            Reply unused = smtp.say("RSET");
        } catch (IOException e) {
            throw broken(peer, e);
        }
    }

    private SmtpConnection begun(Peer peer, Credentials credentials) throws IOException {
        SmtpConnection smtp = new SmtpConnection(MailConnection.open(ways, peer));
        try {
            smtp.begin(tls);
            if (!credentials.mechanism().isEmpty()) {
                smtp.authenticate(credentials.mechanism(), credentials.response());
            }
            return smtp;
        } catch (IOException | RuntimeException e) {
            smtp.close();
            throw e;
        }
    }

    private static MailFault broken(Peer peer, IOException e) {
        return new MailFault(Kind.UNREACHABLE, "SMTP to " + peer.host() + ":" + peer.port() + " broke off", e);
    }

    private static SendReport transaction(
            SmtpConnection smtp, OutgoingMail mail, Body raw, Map<String, Reply> refusals, boolean[] ending)
            throws IOException {
        if (smtp.largest() > 0 && mail.size() > smtp.largest()) {
            return new SendReport(refusals, new Reply(552, "5.3.4 larger than the server takes"));
        }
        String size = smtp.largest() > 0 ? " SIZE=" + mail.size() : "";
        Reply from = smtp.say("MAIL FROM:<" + mail.from() + ">" + size);
        if (!from.good()) {
            return new SendReport(refusals, from);
        }
        List<Recipient> waiting = mail.waiting();
        for (Recipient recipient : waiting) {
            Reply reply = smtp.say("RCPT TO:<" + recipient.address() + ">");
            if (!reply.good()) {
                refusals.put(recipient.address(), reply);
            }
        }
        if (refusals.size() == waiting.size()) {
            return new SendReport(refusals, waiting.isEmpty() ? new Reply(250, "") : new Reply(450, ""));
        }
        Reply data = smtp.say("DATA");
        if (data.code() != 354) {
            return new SendReport(refusals, data.good() ? new Reply(451, data.text()) : data);
        }
        smtp.content(raw);
        ending[0] = true;
        Reply end = smtp.end();
        ending[0] = false;
        return new SendReport(refusals, end);
    }

    /**
     * What proves who sends.
     *
     * @param mechanism of SASL; empty: nothing is asked for
     */
    public record Credentials(String mechanism, String response) {
        @Override
        public String toString() {
            return "Credentials[" + mechanism + "]";
        }
    }

    /** Credentials for a mailbox, asked for each connection. */
    @FunctionalInterface
    public interface Login {
        Credentials of(Box box);
    }
}
