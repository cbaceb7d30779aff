package org.portal365.mail.imap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.portal365.api.Body;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.net.MailConnection;

/** Reads answers (RFC 3501, 9), each bounded whatever the server sends. */
final class ImapReader {
    /** Bytes of one line without its literals. */
    static final int LONGEST_LINE = 64 * 1024;
    /** Bytes of a literal; larger messages are not fetched. */
    static final long LONGEST_LITERAL = 256L << 20;

    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 20_000;
    private static final Set<String> STATUS = Set.of("OK", "NO", "BAD", "BYE", "PREAUTH");

    private final MailConnection connection;
    private final Spool spool;
    private int next = -2;
    private int length;
    private int values;

    ImapReader(MailConnection connection, Spool spool) {
        this.connection = connection;
        this.spool = spool;
    }

    ImapResponse read() throws IOException {
        length = 0;
        values = 0;
        next = -2;
        String tag = word();
        if (tag.equals("+")) {
            return new ImapResponse(tag, -1, "", List.of(), rest());
        }
        space();
        String name = word().toUpperCase(Locale.ROOT);
        long number = -1;
        if (name.matches("[0-9]{1,18}") && peek() == ' ') {
            number = Long.parseLong(name);
            space();
            name = word().toUpperCase(Locale.ROOT);
        }
        if (STATUS.contains(name)) {
            return new ImapResponse(tag, number, name, List.of(), rest());
        }
        List<Value> all = new ArrayList<>();
        while (peek() == ' ') {
            space();
            if (peek() != '\r' && peek() != '\n') {
                all.add(value(0));
            }
        }
        end();
        return new ImapResponse(tag, number, name, all, "");
    }

    private Value value(int depth) throws IOException {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            throw broken("too many values in one answer");
        }
        return switch (peek()) {
            case '(' -> items(depth);
            case '"' -> new Value.Bytes(Body.of(quoted()));
            case '{' -> new Value.Bytes(literal());
            default -> new Value.Atom(word());
        };
    }

    private Value items(int depth) throws IOException {
        take();
        List<Value> items = new ArrayList<>();
        while (peek() != ')') {
            if (peek() == ' ') {
                take();
            } else {
                items.add(value(depth + 1));
            }
        }
        take();
        return new Value.Items(items);
    }

    private byte[] quoted() throws IOException {
        take();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (peek() != '"') {
            int one = take();
            if (one == '\r' || one == '\n') {
                throw broken("a quoted string goes over its line");
            }
            text.write(one == '\\' ? take() : one);
        }
        take();
        return text.toByteArray();
    }

    private Body literal() throws IOException {
        take();
        StringBuilder digits = new StringBuilder();
        while (peek() != '}') {
            digits.append((char) take());
        }
        take();
        if (!digits.toString().matches("[0-9]{1,10}")) {
            throw broken("a literal of no length");
        }
        end();
        long size = Long.parseLong(digits.toString());
        if (size > LONGEST_LITERAL) {
            throw broken("a literal of " + size + " bytes");
        }
        return spool.take(connection.limited(size), size);
    }

    /** An atom, with whatever stands in brackets, as in BODY[HEADER.FIELDS (DATE)]. */
    private String word() throws IOException {
        StringBuilder word = new StringBuilder();
        int brackets = 0;
        while (brackets > 0 || !(peek() == ' ' || peek() == '(' || peek() == ')' || peek() == '"' || peek() == '{')) {
            int one = peek();
            if (one == '\r' || one == '\n') {
                break;
            }
            brackets += one == '[' ? 1 : one == ']' ? -1 : 0;
            word.append((char) take());
        }
        if (word.isEmpty()) {
            throw broken("a word is missing");
        }
        return word.toString();
    }

    private String rest() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (peek() != '\r' && peek() != '\n') {
            text.write(take());
        }
        end();
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    private void space() throws IOException {
        if (take() != ' ') {
            throw broken("a blank is missing");
        }
    }

    private void end() throws IOException {
        int one = take();
        if (one == '\r') {
            one = take();
        }
        if (one != '\n') {
            throw broken("the line does not end where it should");
        }
    }

    private int peek() throws IOException {
        if (next == -2) {
            next = connection.read();
        }
        return next;
    }

    private int take() throws IOException {
        int one = peek();
        next = -2;
        if (++length > LONGEST_LINE) {
            throw broken("a line of more than " + LONGEST_LINE + " bytes");
        }
        return one;
    }

    private static MailFault broken(String what) {
        return new MailFault(MailFault.Kind.PROTOCOL, "the IMAP server breaks the protocol: " + what);
    }
}
