package org.portal365.mail.mime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.MimeUtil;
import org.portal365.api.mail.MailAddress;

/** The header of a message, the first field of each name. */
final class Headers {
    private static final int LONGEST = 20_000;
    private static final int MOST_ADDRESSES = 1_000;
    private static final int MOST_REFERENCES = 50;
    private static final int LONGEST_ID = 900;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,900}>");

    private final Map<String, String> raw = new HashMap<>();

    void add(Field field) {
        raw.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), body(field));
    }

    /** Bytes that are not ASCII are guessed at; Mime4j would take them for Latin letters. */
    private static String body(Field field) {
        ByteSequence bytes = field.getRaw();
        String body;
        if (bytes == null) {
            body = field.getBody();
        } else {
            String all = Charsets.decode(bytes.toByteArray(), null);
            body = all.substring(all.indexOf(':') + 1);
        }
        String unfolded = MimeUtil.unfold(body == null ? "" : body);
        return unfolded.length() > LONGEST ? unfolded.substring(0, LONGEST) : unfolded;
    }

    String text(String name) {
        return PlainText.line(decoded(raw.getOrDefault(name, "")), LONGEST);
    }

    private static String decoded(String text) {
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        } catch (RuntimeException e) {
            return text;
        }
    }

    /** A name as people read it. */
    static String readable(String text) {
        return PlainText.line(decoded(text), LONGEST);
    }

    String messageId() {
        Matcher matcher = MESSAGE_ID.matcher(raw.getOrDefault("message-id", ""));
        return matcher.find() ? matcher.group() : "";
    }

    List<String> references() {
        String text = raw.getOrDefault("references", "") + " " + raw.getOrDefault("in-reply-to", "");
        List<String> ids = new ArrayList<>();
        Matcher matcher = MESSAGE_ID.matcher(text);
        while (matcher.find() && ids.size() < MOST_REFERENCES) {
            if (!ids.contains(matcher.group()) && matcher.group().length() <= LONGEST_ID) {
                ids.add(matcher.group());
            }
        }
        return ids;
    }

    List<MailAddress> addresses(String name) {
        String text = raw.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            List<MailAddress> found = new ArrayList<>();
            for (Address address :
                    LenientAddressParser.DEFAULT.parseAddressList(text).flatten()) {
                if (address instanceof Mailbox mailbox && found.size() < MOST_ADDRESSES) {
                    found.add(address(mailbox));
                }
            }
            return found.isEmpty() ? List.of(new MailAddress("", text(name))) : found;
        } catch (RuntimeException e) {
            return List.of(new MailAddress("", text(name)));
        }
    }

    private static MailAddress address(Mailbox mailbox) {
        String name = mailbox.getName() == null ? "" : mailbox.getName();
        return new MailAddress(
                PlainText.line(decoded(name), LONGEST_ID),
                PlainText.line(mailbox.getAddress() == null ? "" : mailbox.getAddress(), LONGEST_ID));
    }

    Optional<Instant> date() {
        String text = raw.getOrDefault("date", "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            Date date = DateTimeFieldLenientImpl.PARSER
                    .parse(new RawField("Date", text), DecodeMonitor.SILENT)
                    .getDate();
            return Optional.ofNullable(date).map(Date::toInstant);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
