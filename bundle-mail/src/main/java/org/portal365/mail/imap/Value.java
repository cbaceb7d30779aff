package org.portal365.mail.imap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.portal365.api.Body;

/** A value in an answer (RFC 3501, 4). */
sealed interface Value {
    /** An atom, number or NIL. */
    record Atom(String text) implements Value {}

    /** A quoted string or literal. */
    record Bytes(Body body) implements Value {
        String text() {
            try (var in = body.open(0)) {
                return new String(in.readNBytes(ImapReader.LONGEST_LINE), StandardCharsets.ISO_8859_1);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** A parenthesised list. */
    record Items(List<Value> values) implements Value {}

    /** What can be read as a string; NIL is empty. */
    default String asText() {
        if (this instanceof Atom atom) {
            return atom.text().equalsIgnoreCase("NIL") ? "" : atom.text();
        }
        return this instanceof Bytes bytes ? bytes.text() : "";
    }

    default List<Value> asItems() {
        return this instanceof Items items ? items.values() : List.of();
    }

    /** A number, -1 when it is none. */
    default long asNumber() {
        String text = asText();
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
