package org.portal365.diskoffice.ooxml;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.portal365.diskoffice.core.Inspection.Flaw;

/**
 * Field codes of a part of Word, and links of a part of Excel: DDE starts a program. A code may be spread over many runs.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376 part 1, 17.16</a>
 */
final class FieldCodes {
    /** Enough to see which field it is. */
    private static final int BEGINNING = 200;

    private final Deque<StringBuilder> open = new ArrayDeque<>();
    private boolean code;

    /** Refuses the part when it has a DDE field or link. */
    static void check(InputStream in) throws XMLStreamException, BadPackage {
        XMLStreamReader reader = Xml.reader(in);
        FieldCodes fields = new FieldCodes();
        try {
            while (reader.hasNext()) {
                fields.take(reader.next(), reader);
            }
        } finally {
            reader.close();
        }
    }

    private void take(int event, XMLStreamReader reader) throws BadPackage {
        if (event == XMLStreamConstants.START_ELEMENT) {
            begin(reader);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            code = false;
        } else if (event == XMLStreamConstants.CHARACTERS && code && !open.isEmpty()) {
            StringBuilder field = open.peek();
            if (field.length() < BEGINNING) {
                field.append(reader.getText());
                check(field.toString());
            }
        }
    }

    private void begin(XMLStreamReader reader) throws BadPackage {
        switch (reader.getLocalName()) {
            case "instrText" -> code = true;
            case "fldSimple" -> check(String.valueOf(attribute(reader, "instr")));
            case "ddeLink" -> throw new BadPackage(Flaw.ACTIVE_CONTENT);
            case "fldChar" -> character(String.valueOf(attribute(reader, "fldCharType")));
            default -> {
                // Nothing that starts anything.
            }
        }
    }

    private void character(String type) {
        if (type.equals("begin")) {
            open.push(new StringBuilder());
        } else if (type.equals("end") && !open.isEmpty()) {
            open.pop();
        }
    }

    private static @org.jspecify.annotations.Nullable String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    private static void check(String code) throws BadPackage {
        String field = code.strip().toUpperCase(Locale.ROOT);
        if (field.startsWith("DDE ") || field.startsWith("DDEAUTO")) {
            throw new BadPackage(Flaw.ACTIVE_CONTENT);
        }
    }
}
