package org.portal365.mail.imap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** How things are spelled in commands. */
final class Encodings {
    private Encodings() {}

    /**
     * A quoted string (RFC 3501, 4.3).
     *
     * @throws IllegalArgumentException when it has what could end the command
     */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < ' ' || one > '~') {
                throw new IllegalArgumentException("a control character, or one that is not ASCII, in an IMAP string");
            }
            if (one == '"' || one == '\\') {
                quoted.append('\\');
            }
            quoted.append(one);
        }
        return quoted.append('"').toString();
    }

    /** A set of UIDs (RFC 3501, 9: sequence-set), runs put together; they are ascending. */
    static String set(List<Long> uids) {
        StringBuilder set = new StringBuilder();
        int i = 0;
        while (i < uids.size()) {
            int last = i;
            while (last + 1 < uids.size() && uids.get(last + 1) == uids.get(last) + 1) {
                last++;
            }
            set.append(set.isEmpty() ? "" : ",").append(uids.get(i));
            if (last > i) {
                set.append(':').append(uids.get(last));
            }
            i = last + 1;
        }
        return set.toString();
    }

    /** A folder name for people: modified UTF-7 (RFC 3501, 5.1.3); what is broken stays as it is. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        int i = 0;
        while (i < name.length()) {
            char one = name.charAt(i);
            int end = one == '&' ? name.indexOf('-', i) : -1;
            if (end < 0) {
                shown.append(one);
                i++;
            } else {
                shown.append(end == i + 1 ? "&" : utf16(name, i, end));
                i = end + 1;
            }
        }
        return shown.toString();
    }

    private static String utf16(String name, int start, int end) {
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(name.substring(start + 1, end).replace(',', '/'));
            return new String(bytes, StandardCharsets.UTF_16BE);
        } catch (IllegalArgumentException e) {
            return name.substring(start, end + 1);
        }
    }
}
