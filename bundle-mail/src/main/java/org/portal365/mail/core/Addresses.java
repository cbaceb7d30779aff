package org.portal365.mail.core;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in an envelope and a header: nothing that could end a line or a command. */
public final class Addresses {
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final int LONGEST = 254;

    private Addresses() {}

    /** The address as it goes over the wire, its domain in ASCII; empty when it cannot. */
    public static Optional<String> wire(String typed) {
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at <= 0 || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String ascii = text.substring(0, at) + "@" + IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            return Optional.of(ascii).filter(address -> ADDRESS.matcher(address).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a text can stand in a header: no control characters, no line or paragraph separators. */
    public static boolean headerText(String text) {
        return text.codePoints()
                .noneMatch(one -> (Character.isISOControl(one) && one != '\t')
                        || Character.getType(one) == Character.LINE_SEPARATOR
                        || Character.getType(one) == Character.PARAGRAPH_SEPARATOR
                        || Character.getType(one) == Character.SURROGATE);
    }

    /** Whether it is a Message-ID with its brackets. */
    public static boolean messageId(String text) {
        return text.matches("<[!-;=?-~]{1,900}>");
    }
}
