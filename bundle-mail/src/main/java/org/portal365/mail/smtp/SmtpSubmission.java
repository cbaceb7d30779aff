package org.portal365.mail.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
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
    private final Function<Box, Place> places;

    /**
     * Connects to nothing yet.
     *
     * @param places asked for each connection; throws what {@link #send} throws
     */
    public SmtpSubmission(OutboundTls ways, Function<Box, Place> places) {
        this.ways = ways;
        this.places = places;
    }

    /**
     * All at one server.
     *
     * @param tls whether STARTTLS is demanded
     */
    public SmtpSubmission(OutboundTls ways, Supplier<Peer> server, Login login, boolean tls) {
        this(ways, box -> new Place(server.get(), tls ? Security.STARTTLS : Security.NONE, login.of(box)));
    }

    /** When TLS begins. */
    public enum Security {
        /** With the first byte (RFC 8314, 3.3). */
        TLS,
        /** By STARTTLS, before anything secret is said. */
        STARTTLS,
        /** Never: for a server of the portal on the same machine. */
        NONE
    }

    /** Where a mailbox sends, and how one gets in. */
    public record Place(Peer peer, Security security, Credentials credentials) {}

    @Override
    public SendReport send(Box box, OutgoingMail mail, Body raw) {
        Place place = places.apply(box);
        boolean[] ending = {false};
        Map<String, Reply> refusals = new HashMap<>();
        try (SmtpConnection smtp = begun(place)) {
            return transaction(smtp, mail, raw, refusals, ending);
        } catch (IOException e) {
            if (ending[0]) {
                return new SendReport(refusals, SendReport.UNKNOWN);
            }
            throw broken(place.peer(), e);
        }
    }

    /** Signs in, and sends nothing. */
    public void tryOut(Box box) {
        Place place = places.apply(box);
        try (SmtpConnection smtp = begun(place)) {
            Reply from = smtp.say("MAIL FROM:<" + box.address() + ">");
            if (!from.good() && !from.later()) {
                throw new MailFault(Kind.NOT_PERMITTED, "MAIL FROM: " + from.code() + " " + from.text());
            }
            Reply unused = smtp.say("RSET");
        } catch (IOException e) {
            throw broken(place.peer(), e);
        }
    }

    private SmtpConnection begun(Place place) throws IOException {
        MailConnection connection = MailConnection.open(ways, place.peer());
        try {
            if (place.security() == Security.TLS) {
                connection.startTls();
            }
            SmtpConnection smtp = new SmtpConnection(connection);
            smtp.begin(place.security() == Security.STARTTLS);
            Credentials credentials = place.credentials();
            if (!credentials.mechanism().isEmpty()) {
                Credentials usable = smtp.offers(credentials.mechanism())
                        ? credentials
                        : credentials.otherwise().orElse(credentials);
                smtp.authenticate(usable.mechanism(), usable.responses());
            }
            return smtp;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static MailFault broken(Peer peer, IOException e) {
        String where = peer.host() + ":" + peer.port();
        return e instanceof SSLException
                ? new MailFault(Kind.NOT_TRUSTED, "no trusted TLS with " + where + ": " + e.getMessage(), e)
                : new MailFault(Kind.UNREACHABLE, "SMTP to " + where + " broke off", e);
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
     * @param responses one for each time that the server asks
     * @param otherwise where the mechanism is not offered
     */
    public record Credentials(String mechanism, List<String> responses, Optional<Credentials> otherwise) {
        public Credentials(String mechanism, String response) {
            this(mechanism, List.of(response), Optional.empty());
        }

        /** PLAIN (RFC 4616), or LOGIN, which is all that Exchange offers. */
        public static Credentials password(String user, String password) {
            Credentials login = new Credentials("LOGIN", List.of(base64(user), base64(password)), Optional.empty());
            return new Credentials("PLAIN", List.of(base64("\0" + user + "\0" + password)), Optional.of(login));
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

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
