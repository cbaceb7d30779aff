package org.portal365.reference.mail;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked for in a mailbox: all of it must be so. Words are found by their beginnings, in any case.
 *
 * @param words anywhere in sender, recipients, subject or text
 * @param from words in the sender's name or address
 * @param since first day of arrival
 * @param until last day of arrival
 * @param files whether there must be files
 */
public record Search(
        String words,
        String from,
        String subject,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        boolean files) {
    /** Nothing is looked for. */
    public static final Search NONE = new Search("", "", "", Optional.empty(), Optional.empty(), false);

    static final String FROM = "F";
    static final String SUBJECT = "S";
    static final String TEXT = "T";

    /** Words of one search. */
    private static final int MOST = 10;

    public boolean empty() {
        return equals(NONE);
    }

    /** Whether more than the one field is filled in. */
    public boolean detailed() {
        return !from.isEmpty() || !subject.isEmpty() || since.isPresent() || until.isPresent() || files;
    }

    /** Whether words were typed of which none can be looked for: single letters, signs. */
    public boolean hopeless() {
        return !empty() && terms().isEmpty() && !(words + from + subject).isBlank();
    }

    private List<Map.Entry<String, String>> terms() {
        List<Map.Entry<String, String>> terms = new ArrayList<>();
        Map.of("", words, FROM, from, SUBJECT, subject)
                .forEach(
                        (place, text) -> SearchWords.of(text, MOST).forEach(word -> terms.add(Map.entry(place, word))));
        return terms.subList(0, Math.min(MOST, terms.size()));
    }

    /** As a condition for {@code mail_message m} with the values it needs. */
    Condition condition(ZoneId zone) {
        StringBuilder sql = new StringBuilder();
        Map<String, Object> values = new HashMap<>();
        int number = 0;
        for (Map.Entry<String, String> term : terms()) {
            String name = "word" + number++;
            sql.append(" and m.id in (select w.message from mail_word w where w.box = :box and w.word >= :")
                    .append(name)
                    .append(" and w.word < :")
                    .append(name)
                    .append("end");
            values.put(name, SearchWords.bytes(term.getValue()));
            values.put(name + "end", SearchWords.end(term.getValue()));
            if (Set.of(FROM, SUBJECT).contains(term.getKey())) {
                sql.append(" and w.place = '").append(term.getKey()).append('\'');
            }
            sql.append(')');
        }
        since.ifPresent(day -> {
            sql.append(" and m.received_at >= :since");
            values.put("since", day.atStartOfDay(zone).toInstant());
        });
        until.ifPresent(day -> {
            sql.append(" and m.received_at < :until");
            values.put("until", day.plusDays(1).atStartOfDay(zone).toInstant());
        });
        if (files) {
            sql.append(" and m.attachments");
        }
        return new Condition(sql.toString(), values);
    }

    /** Made of our own words only; what was typed is among the values. */
    record Condition(String sql, Map<String, Object> values) {}
}
