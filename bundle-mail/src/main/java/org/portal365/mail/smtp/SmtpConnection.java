package org.portal365.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.portal365.api.Body;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;
import org.portal365.mail.core.SendReport.Reply;
import org.portal365.mail.net.MailConnection;

/** The dialogue with a submission server (RFC 5321, 4954). */
final class SmtpConnection implements AutoCloseable {
    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_LINES = 100;

    private final MailConnection connection;
    private Map<String, String> extensions = Map.of();

    SmtpConnection(MailConnection connection) {
        this.connection = connection;
    }

    /** Greeting, EHLO, STARTTLS, EHLO. Nothing secret is said before. */
    void begin(boolean tls) throws IOException {
        expect("greeting", read(), 220);
        hello();
        if (tls) {
            if (!extensions.containsKey("STARTTLS")) {
                throw new MailFault(Kind.UNREACHABLE, "the SMTP server does not offer STARTTLS");
            }
            expect("STARTTLS", say("STARTTLS"), 220);
            connection.startTls();
            hello();
        }
    }

    private void hello() throws IOException {
        Reply reply = say("EHLO portal.invalid");
        expect("EHLO", reply, 250);
        Map<String, String> found = new HashMap<>();
        for (String line : reply.text().split("\n", -1)) {
            String[] words = line.split(" ", 2);
            found.put(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1] : "");
        }
        extensions = Map.copyOf(found);
    }

    /** Bytes of a message that it takes; 0 when it does not say. */
    long largest() {
        String size = extensions.getOrDefault("SIZE", "");
        return size.matches("[0-9]{1,15}") ? Long.parseLong(size) : 0;
    }

    boolean offers(String mechanism) {
        return List.of(extensions
                        .getOrDefault("AUTH", "")
                        .toUpperCase(Locale.ROOT)
                        .split(" ", -1))
                .contains(mechanism);
    }

    /** In two steps: with the token in the first line, it would be longer than servers take (RFC 4954, 4). */
    void authenticate(String mechanism, List<String> responses) throws IOException {
        if (!offers(mechanism)) {
            throw new MailFault(Kind.SWITCHED_OFF, "the SMTP server does not offer AUTH " + mechanism);
        }
        Reply reply = say("AUTH " + mechanism);
        for (String response : responses) {
            reply = reply.code() == 334 ? say(response) : reply;
        }
        // The reason comes as base64 JSON and wants an empty line.
        if (reply.code() == 334) {
            reply = say("");
        }
        if (reply.code() != 235) {
            throw refused(mechanism, reply);
        }
    }

    private static MailFault refused(String mechanism, Reply reply) {
        String words = "AUTH: " + reply.code() + " " + reply.text();
        if (reply.text().contains("5.7.139")) {
            return new MailFault(Kind.SMTP_OFF, words);
        }
        Kind wrong = mechanism.equals("XOAUTH2") ? Kind.TOKEN_REFUSED : Kind.PASSWORD_REFUSED;
        return new MailFault(reply.later() ? Kind.UNREACHABLE : wrong, words);
    }

    Reply say(String line) throws IOException {
        OutputStream out = connection.out();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return read();
    }

    /** Sends the message; only CRLF ends a line, a dot at the beginning is doubled. The last dot is not sent yet. */
    void content(Body raw) throws IOException {
        OutputStream out = connection.out();
        try (InputStream in = raw.open(0)) {
            DotStuffing.copy(in, out);
        }
        out.flush();
    }

    /** The last dot. What breaks after it was sent is thrown as it is. */
    Reply end() throws IOException {
        return say(".");
    }

    private Reply read() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line();
            if (!line.matches("[2-5][0-9]{2}([ -].*)?")) {
                throw new IOException("no SMTP answer");
            }
            text.append(text.isEmpty() ? "" : "\n").append(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return new Reply(Integer.parseInt(line.substring(0, 3)), text.toString());
            }
        }
        throw new IOException("an SMTP answer without end");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = connection.read(); one != '\n'; one = connection.read()) {
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("an SMTP answer that is too long");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    private static void expect(String step, Reply reply, int code) {
        if (reply.code() != code) {
            throw new MailFault(Kind.UNREACHABLE, step + ": " + reply.code() + " " + reply.text());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
