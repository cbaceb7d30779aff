package org.portal365.mail.imap;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;

/** What a refusal of an IMAP server means. Exchange says most of it in words, not in codes. */
final class ImapFaults {
    private static final Pattern BACKOFF =
            Pattern.compile("Suggested Backoff Time: ([0-9]{1,9}) milliseconds", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofHours(1);

    private ImapFaults() {}

    /** @param step what was tried, without its arguments */
    static MailFault of(String step, ImapResponse refusal) {
        String words = step + ": " + refusal.name() + " " + refusal.text();
        Optional<Duration> backoff = backoff(refusal.text());
        if (backoff.isPresent()) {
            return new MailFault(Kind.THROTTLED, words, backoff);
        }
        return new MailFault(kind(refusal), words);
    }

    private static Kind kind(ImapResponse refusal) {
        String text = refusal.text().toLowerCase(Locale.ROOT);
        if (text.contains("accesstokenexpired") || text.contains("session invalidated")) {
            return Kind.TOKEN_REFUSED;
        }
        if (text.contains("authenticated but not connected")) {
            return Kind.NOT_PERMITTED;
        }
        // "Maximum number of connections from user+IP exceeded" has the code UNAVAILABLE, but is about the user.
        if (text.contains("throttled")
                || text.contains("from user")
                || refusal.code("INUSE").isPresent()
                || refusal.code("LIMIT").isPresent()) {
            return Kind.THROTTLED;
        }
        boolean all = text.contains("server unavailable")
                || refusal.code("UNAVAILABLE").isPresent();
        if (all || text.contains("too many")) {
            return all || text.contains("host") || text.contains(" ip") ? Kind.SERVER_BUSY : Kind.THROTTLED;
        }
        if (refusal.code("NONEXISTENT").isPresent() || refusal.code("TRYCREATE").isPresent()) {
            return Kind.GONE;
        }
        return refusal.name().equals("BYE") ? Kind.UNREACHABLE : Kind.PROTOCOL;
    }

    private static Optional<Duration> backoff(String text) {
        Matcher matcher = BACKOFF.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Duration wanted = Duration.ofMillis(Long.parseLong(matcher.group(1)));
        return Optional.of(wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted);
    }
}
