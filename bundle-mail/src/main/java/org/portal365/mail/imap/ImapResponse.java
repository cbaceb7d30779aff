package org.portal365.mail.imap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a server (RFC 3501, 7), literals included.
 *
 * @param tag "*", "+" or the tag of a command
 * @param number before the name, as in "23 EXISTS"; -1 when there is none
 * @param name in upper case
 * @param values after the name, for data
 * @param text after the name, for a status
 */
record ImapResponse(String tag, long number, String name, List<Value> values, String text) {
    private static final Pattern CODE = Pattern.compile("^\\[([A-Za-z0-9.-]+)(?: ([^\\]]*))?\\]");

    boolean ok() {
        return name.equals("OK");
    }

    boolean untagged() {
        return tag.equals("*");
    }

    /** The value of a response code; empty text when it has none. */
    Optional<String> code(String code) {
        Matcher matcher = CODE.matcher(text);
        if (!matcher.find() || !matcher.group(1).equalsIgnoreCase(code)) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(2) == null ? "" : matcher.group(2));
    }

    /** Whether the words are in the text, in any case. */
    boolean says(String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}
