package org.portal365.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.QuotedPrintableOutputStream;
import org.apache.james.mime4j.util.MimeUtil;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.Outgoing;

/** Writes messages (RFC 5322, 2045): seven bits, short lines, every line ended by CRLF, Bcc nowhere. */
public final class MessageComposer {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final int LINE = 76;
    private static final String PLAIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._";

    private MessageComposer() {}

    /**
     * Writes a message whose values have been checked.
     *
     * @param boundary that is nowhere in the message: a random one
     */
    public static void write(Outgoing outgoing, String messageId, Instant date, String boundary, OutputStream out)
            throws IOException {
        List<String> header = new ArrayList<>();
        header.add("Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
        header.add("From: " + address(outgoing.from()));
        addresses(header, "To", outgoing.to());
        addresses(header, "Cc", outgoing.cc());
        header.add(MimeUtil.fold("Subject: " + word(outgoing.subject()), 0));
        header.add("Message-ID: " + messageId);
        List<String> answered = outgoing.inReplyTo();
        if (!answered.isEmpty()) {
            header.add("In-Reply-To: " + answered.get(answered.size() - 1));
            header.add("References: " + String.join("\r\n ", answered));
        }
        header.add("MIME-Version: 1.0");
        if (outgoing.attachments().isEmpty()) {
            header.addAll(textHeader());
            line(out, String.join("\r\n", header));
            line(out, "");
            text(outgoing.text(), out);
        } else {
            header.add("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
            line(out, String.join("\r\n", header));
            line(out, "");
            parts(outgoing, boundary, out);
        }
    }

    private static void parts(Outgoing outgoing, String boundary, OutputStream out) throws IOException {
        line(out, "--" + boundary);
        line(out, String.join("\r\n", textHeader()));
        line(out, "");
        text(outgoing.text(), out);
        for (Outgoing.Attachment attachment : outgoing.attachments()) {
            line(out, "");
            line(out, "--" + boundary);
            line(out, "Content-Type: " + type(attachment.type()) + ";\r\n name*=" + extended(attachment.name()));
            line(out, "Content-Disposition: attachment;\r\n filename*=" + extended(attachment.name()));
            line(out, "Content-Transfer-Encoding: base64");
            line(out, "");
            try (InputStream in = attachment.body().open(0)) {
                OutputStream encoded = Base64.getMimeEncoder(LINE, CRLF).wrap(new Unclosed(out));
                in.transferTo(encoded);
                encoded.close();
            }
        }
        line(out, "");
        line(out, "--" + boundary + "--");
    }

    private static List<String> textHeader() {
        return List.of("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable");
    }

    private static void text(String text, OutputStream out) throws IOException {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
        byte[] bytes = (lines.endsWith("\r\n") ? lines : lines + "\r\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream encoded = new QuotedPrintableOutputStream(new Unclosed(out), false)) {
            encoded.write(bytes);
        }
    }

    private static void addresses(List<String> header, String name, List<MailAddress> addresses) {
        if (!addresses.isEmpty()) {
            header.add(name + ": "
                    + addresses.stream().map(MessageComposer::address).collect(Collectors.joining(",\r\n ")));
        }
    }

    private static String address(MailAddress address) {
        if (address.name().isBlank()) {
            return address.address();
        }
        String name = address.name().matches("[A-Za-z0-9 ]{1,60}")
                ? address.name()
                : EncoderUtil.encodeEncodedWord(address.name(), EncoderUtil.Usage.WORD_ENTITY);
        return name + "\r\n <" + address.address() + ">";
    }

    /** Also what only looks like an encoded word is encoded: nobody can slip one in. */
    private static String word(String text) {
        return text.matches("[ -~]{0,400}") && !text.contains("=?")
                ? text
                : EncoderUtil.encodeEncodedWord(text, EncoderUtil.Usage.TEXT_TOKEN);
    }

    private static String type(String type) {
        return type.matches("[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,100}") ? type : "application/octet-stream";
    }

    /** RFC 5987, 3.2: every byte that is not surely harmless is escaped. */
    private static String extended(String name) {
        StringBuilder text = new StringBuilder("utf-8''");
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = PLAIN.indexOf(one & 0xFF) >= 0;
            text.append(plain ? Character.toString(one) : String.format(java.util.Locale.ROOT, "%%%02X", one & 0xFF));
        }
        return text.toString();
    }

    private static void line(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
        out.write(CRLF);
    }

    /** Keeps the message open where an encoder closes. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
