package org.portal365.reference.web.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portal365.api.mail.MailAddress;
import org.portal365.reference.mail.DraftText;
import org.portal365.reference.mail.MessageRow;

/**
 * What an answer, or a forwarded message, begins with.
 *
 * @param own addresses of the user, in lower case: nobody answers himself
 * @param from the address to write from
 */
record Answers(Set<String> own, String from) {
    private static final int QUOTED = 20_000;

    /** RFC 5322, 3.6.3: to the author; a message of one's own goes on to whom it was written. */
    DraftText reply(MessageRow row, String said, String text) {
        return new DraftText(from, typed(authors(row)), "", "", subject("Re: ", row.subject()), quoted(said, text));
    }

    /** To the author, and copies for everybody else who got it. */
    DraftText replyAll(MessageRow row, String said, String text) {
        Map<String, MailAddress> copies = new LinkedHashMap<>();
        Stream.concat(row.to().stream(), row.cc().stream()).forEach(one -> copies.putIfAbsent(lower(one), one));
        copies.keySet().removeAll(own);
        authors(row).forEach(one -> copies.remove(lower(one)));
        return new DraftText(
                from,
                typed(authors(row)),
                typed(List.copyOf(copies.values())),
                "",
                subject("Re: ", row.subject()),
                quoted(said, text));
    }

    DraftText forward(MessageRow row, String said, String text) {
        return new DraftText(from, "", "", "", subject("Fwd: ", row.subject()), quoted(said, text));
    }

    private List<MailAddress> authors(MessageRow row) {
        return own.contains(lower(row.from())) ? row.to() : List.of(row.from());
    }

    private static String lower(MailAddress one) {
        return one.address().toLowerCase(java.util.Locale.ROOT);
    }

    private static String typed(List<MailAddress> addresses) {
        return addresses.stream().map(one -> one.address()).collect(Collectors.joining(", "));
    }

    private static String subject(String prefix, String subject) {
        return subject.regionMatches(true, 0, prefix, 0, prefix.length()) ? subject : prefix + subject;
    }

    private static String quoted(String said, String text) {
        String cut = text.length() > QUOTED ? text.substring(0, QUOTED) : text;
        return "\n\n" + said + "\n> " + cut.strip().replace("\r\n", "\n").replace("\n", "\n> ");
    }

    /** RFC 5322, 3.6.4: what it referred to, and then itself. */
    static List<String> thread(MessageRow row) {
        List<String> thread = new ArrayList<>(row.references());
        if (!row.messageId().isEmpty()) {
            thread.remove(row.messageId());
            thread.add(row.messageId());
        }
        return thread;
    }
}
