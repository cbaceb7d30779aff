package org.portal365.reference.web.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portal365.reference.mail.Search;
import org.portal365.reference.web.Form;

/** A search as the address of a page says it. */
final class SearchForm {
    private static final int LONGEST = 200;

    private SearchForm() {}

    static Search read(Form query) {
        return new Search(
                text(query, "q"),
                text(query, "from"),
                text(query, "subject"),
                day(query, "since"),
                day(query, "until"),
                query.ticked("files"));
    }

    private static String text(Form query, String name) {
        String text = query.text(name).strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** What is no day of a calendar that databases know is none. */
    private static Optional<LocalDate> day(Form query, String name) {
        try {
            return Optional.of(query.text(name))
                    .filter(text -> text.matches("[12][0-9]{3}-[0-9]{2}-[0-9]{2}"))
                    .map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String query(Search search) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", search.words());
        fields.put("from", search.from());
        fields.put("subject", search.subject());
        search.since().ifPresent(day -> fields.put("since", day.toString()));
        search.until().ifPresent(day -> fields.put("until", day.toString()));
        if (search.files()) {
            fields.put("files", "1");
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
