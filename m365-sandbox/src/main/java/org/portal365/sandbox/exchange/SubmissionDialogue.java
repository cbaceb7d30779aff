package org.portal365.sandbox.exchange;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One client of smtp.office365.com: STARTTLS, AUTH XOAUTH2 in one step or two, the answers Exchange gives. */
final class SubmissionDialogue implements Runnable {
    private static final int LONGEST_LINE = 65_536;
    private static final int LARGEST = 64 << 20;
    private static final String HOST = "[AM0PR01CA0001.eurprd01.prod.exchangelabs.com]";

    private final Submissions submissions;
    private final SSLContext tls;
    private Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private String login = "";
    private String sender = "";
    private List<String> recipients = new ArrayList<>();

    SubmissionDialogue(Submissions submissions, SSLContext tls, Socket socket) {
        this.submissions = submissions;
        this.tls = tls;
        this.socket = socket;
    }

    @Override
    public void run() {
        try (Socket client = socket) {
            in = new BufferedInputStream(client.getInputStream());
            say("220 AM0PR01CA0001.outlook.office365.com Microsoft ESMTP MAIL Service ready");
            boolean more = true;
            while (more) {
                more = answer(line());
            }
        } catch (IOException e) {
            // The client has gone.
            return;
        }
    }

    private boolean answer(String line) throws IOException {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO", "HELO" -> hello();
            case "STARTTLS" -> startTls();
            case "AUTH" -> auth(line.substring(Math.min(line.length(), 5)));
            case "MAIL" -> mail(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> {
                return data();
            }
            case "RSET" -> {
                reset();
                say("250 2.0.0 Resetting");
            }
            case "NOOP" -> say("250 2.0.0 OK");
            case "QUIT" -> {
                say("221 2.0.0 Service closing transmission channel");
                return false;
            }
            default -> say("500 5.3.3 Unrecognized command");
        }
        return true;
    }

    private boolean secure() {
        return socket instanceof SSLSocket;
    }

    private void hello() throws IOException {
        say("250-AM0PR01CA0001.outlook.office365.com Hello [127.0.0.1]");
        for (String one : List.of("SIZE 157286400", "PIPELINING", "DSN", "ENHANCEDSTATUSCODES")) {
            say("250-" + one);
        }
        say(secure() ? "250-AUTH LOGIN XOAUTH2" : "250-STARTTLS");
        for (String one : List.of("8BITMIME", "BINARYMIME", "CHUNKING")) {
            say("250-" + one);
        }
        say("250 SMTPUTF8");
    }

    private void startTls() throws IOException {
        say("220 2.0.0 SMTP server ready");
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, in, true);
        secured.startHandshake();
        socket = secured;
        in = new BufferedInputStream(secured.getInputStream());
        reset();
    }

    private void auth(String arguments) throws IOException {
        String[] words = arguments.split(" ", 2);
        if (!secure() || !words[0].equalsIgnoreCase("XOAUTH2")) {
            say("504 5.7.4 Unrecognized authentication type " + HOST);
            return;
        }
        String response = words.length > 1 ? words[1] : challenge("");
        if (submissions.on("smtpAuthDisabled")) {
            say("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
                    + " Visit https://aka.ms/smtp_auth_disabled for more information. " + HOST);
            return;
        }
        String text = new String(Base64.getMimeDecoder().decode(response), StandardCharsets.ISO_8859_1);
        String[] fields = text.split("\1", -1);
        String user = fields[0].startsWith("user=") ? fields[0].substring(5) : "";
        String token = fields.length > 1 && fields[1].startsWith("auth=Bearer ") ? fields[1].substring(12) : "";
        if (submissions.maySend(user, token)) {
            login = user;
            say("235 2.7.0 Authentication successful");
        } else {
            say("535 5.7.3 Authentication unsuccessful " + HOST);
        }
    }

    private String challenge(String text) throws IOException {
        say("334 " + text);
        return line();
    }

    private void mail(String line) throws IOException {
        String address = address(line);
        if (login.isEmpty()) {
            say("530 5.7.57 Client not authenticated to send mail. " + HOST);
        } else if (!submissions.maySendAs(login, address)) {
            say("250 2.1.0 Sender OK");
            sender = "";
        } else {
            sender = address;
            recipients = new ArrayList<>();
            say("250 2.1.0 Sender OK");
        }
    }

    private void recipient(String line) throws IOException {
        String address = address(line);
        if (login.isEmpty()) {
            say("530 5.7.57 Client not authenticated to send mail. " + HOST);
        } else if (address.endsWith("@refused.example")) {
            say("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found");
        } else {
            recipients.add(address);
            say("250 2.1.5 Recipient OK");
        }
    }

    private boolean data() throws IOException {
        if (recipients.isEmpty()) {
            say("503 5.5.1 Bad sequence of commands");
            return true;
        }
        say("354 Start mail input; end with <CRLF>.<CRLF>");
        byte[] message = content();
        if (sender.isEmpty()) {
            say("554 5.2.252 SendAsDenied; " + login + " not allowed to send as that address");
            return true;
        }
        submissions.deliver(sender, recipients, message);
        reset();
        if (submissions.on("smtpCutAfterData")) {
            return false;
        }
        say("250 2.0.0 OK " + HOST);
        return true;
    }

    /** Only CRLF.CRLF ends it; a bare LF is kept as it is. */
    private byte[] content() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (message.size() < LARGEST) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("cut off");
            }
            line.write(one);
            byte[] bytes = line.toByteArray();
            boolean end = one == '\n' && bytes.length >= 2 && bytes[bytes.length - 2] == '\r';
            if (end && bytes.length == 3 && bytes[0] == '.') {
                return message.toByteArray();
            }
            if (end || bytes.length >= LONGEST_LINE) {
                boolean stuffed = bytes[0] == '.';
                message.write(bytes, stuffed ? 1 : 0, bytes.length - (stuffed ? 1 : 0));
                line.reset();
            }
        }
        throw new IOException("too large");
    }

    private static String address(String line) {
        int start = line.indexOf('<');
        int end = line.indexOf('>');
        return start < 0 || end < start ? "" : line.substring(start + 1, end).toLowerCase(Locale.ROOT);
    }

    private void reset() {
        sender = "";
        recipients = new ArrayList<>();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 || line.size() > LONGEST_LINE) {
                throw new IOException("no line");
            }
            if (one != '\r') {
                line.write(one);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
