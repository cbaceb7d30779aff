package org.portal365.reference.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portal365.api.mail.Arrival;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.MessageId;
import org.portal365.api.mail.MessageSummary;
import org.portal365.reference.disk.Blob;

/** A message as lists and pages show it. */
public record MessageRow(
        MessageId id,
        MailboxId box,
        MailFolderId folder,
        long validity,
        long uid,
        Blob blob,
        String messageId,
        List<String> references,
        MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        String subject,
        Instant received,
        String preview,
        boolean attachments,
        Set<Flag> flags) {
    private static final int SHORT = 1_000;
    private static final int LONG = 20_000;
    private static final int SEARCHED = 60_000;

    public boolean unread() {
        return !flags.contains(Flag.SEEN);
    }

    static MessageRow read(ResultSet row) throws SQLException {
        String references = row.getString("refs");
        Timestamp received = row.getTimestamp("received_at");
        return new MessageRow(
                new MessageId(row.getString("id")),
                new MailboxId(row.getString("box")),
                new MailFolderId(row.getString("folder")),
                row.getLong("validity"),
                row.getLong("uid"),
                new Blob(row.getString("blob"), row.getLong("size")),
                row.getString("message_id"),
                references.isEmpty() ? List.of() : List.of(references.split(" ", -1)),
                new MailAddress(row.getString("from_name"), row.getString("from_address")),
                Addresses.parse(row.getString("recipients")),
                Addresses.parse(row.getString("copies")),
                row.getString("subject"),
                received.toInstant(),
                row.getString("preview"),
                row.getBoolean("attachments"),
                FlagSet.parse(row.getString("flags")));
    }

    /** The columns of an arrival that do not name its place. */
    static Map<String, @Nullable Object> columns(Arrival arrival) {
        MessageSummary summary = arrival.summary();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("blob", arrival.blob().value());
        columns.put("size", summary.size());
        columns.put("message_id", cut(summary.messageId(), SHORT));
        columns.put("refs", cut(String.join(" ", summary.references()), LONG));
        columns.put("from_name", cut(summary.from().name(), SHORT));
        columns.put("from_address", cut(summary.from().address(), SHORT));
        columns.put("recipients", Addresses.text(summary.to()));
        columns.put("copies", Addresses.text(summary.cc()));
        columns.put("subject", cut(summary.subject(), LONG));
        columns.put(
                "written_at",
                summary.date()
                        .filter(MessageRow::possible)
                        .map(date -> date.atOffset(ZoneOffset.UTC))
                        .orElse(null));
        columns.put("received_at", arrival.received().atOffset(ZoneOffset.UTC));
        columns.put("preview", cut(summary.preview(), SHORT));
        columns.put("search_text", cut(summary.text(), SEARCHED));
        columns.put("attachments", summary.attachments());
        columns.put("flags", FlagSet.text(arrival.flags()));
        columns.put("unread", !arrival.flags().contains(Flag.SEEN));
        return columns;
    }

    /** Dates of broken messages may be of no calendar that a database knows. */
    private static boolean possible(Instant date) {
        return date.isAfter(Instant.EPOCH) && date.isBefore(Instant.parse("2100-01-01T00:00:00Z"));
    }

    /** PostgreSQL takes no NUL; nothing is cut in the middle of a character. */
    private static String cut(String text, int most) {
        String plain = text.replace("\0", "");
        if (plain.length() <= most) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(most - 1)) ? most - 1 : most;
        return plain.substring(0, end);
    }
}
