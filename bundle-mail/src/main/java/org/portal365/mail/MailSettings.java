package org.portal365.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portal365.api.module.Problem;
import org.portal365.mail.core.ConnectPolicy;
import org.portal365.mail.core.MailPolicy;
import org.portal365.mail.core.MailPolicy.Fallback;
import org.portal365.mail.core.Phrases;

/**
 * The settings of org.portal365.mail.office365, read from what ConfigAdmin or a settings page gives.
 *
 * @param policy good only when there are no problems
 */
record MailSettings(MailPolicy policy, ConnectPolicy connect, List<Problem> problems) {
    static final String PID = "org.portal365.mail.office365";
    static final String ENABLED = "enabled";
    static final String GRAPH_FALLBACK = "graph.fallback";
    static final String IMPORT_DAYS = "import.days";
    static final String POLL_INTERVAL = "poll.interval";
    static final String PER_MINUTE = "send.per.minute";
    static final String PER_DAY = "send.per.day";

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6}) ?(s|min|h)");
    private static final int DAYS = 7;
    private static final int MOST_DAYS = 36_500;
    /** Exchange Online permits 30 a minute and 10,000 recipients a day. */
    private static final int MINUTE = 25;

    private static final int MOST_MINUTE = 1_000;
    private static final int DAY = 1_000;
    private static final int MOST_DAY = 10_000;
    private static final int USER_DAY = 2_000;
    private static final int MOST_USER_DAY = 100_000;

    static MailSettings parse(Map<String, ?> values) {
        Reader reader = new Reader(values, new ArrayList<>());
        MailPolicy policy = new MailPolicy(
                reader.flag(ENABLED),
                LocalServer.chosen(values, reader.problems()),
                reader.fallback(),
                reader.number(IMPORT_DAYS, DAYS, 0, MOST_DAYS),
                reader.time(POLL_INTERVAL, Duration.ofMinutes(1)),
                reader.number(PER_MINUTE, MINUTE, 1, MOST_MINUTE),
                reader.number(PER_DAY, DAY, 1, MOST_DAY));
        int perUser = reader.number(ConnectSettings.PER_USER, USER_DAY, 1, MOST_USER_DAY);
        ConnectPolicy connect = ConnectSettings.parse(values, perUser, reader.problems());
        return new MailSettings(policy, connect, List.copyOf(reader.problems()));
    }

    /** Reads single values and collects what is wrong with them. */
    private record Reader(Map<String, ?> values, List<Problem> problems) {
        private Optional<String> text(String key) {
            return Optional.ofNullable(values.get(key))
                    .map(value -> value.toString().strip())
                    .filter(value -> !value.isEmpty());
        }

        boolean flag(String key) {
            String text = text(key).orElse("false");
            if (!text.equals("true") && !text.equals("false")) {
                problems.add(new Problem(key, Phrases.text("problem.not_boolean", key)));
            }
            return text.equals("true");
        }

        Fallback fallback() {
            String text = text(GRAPH_FALLBACK).orElse("ask").toUpperCase(Locale.ROOT);
            for (Fallback one : Fallback.values()) {
                if (one.name().equals(text)) {
                    return one;
                }
            }
            problems.add(
                    new Problem(GRAPH_FALLBACK, Phrases.text("problem.not_choice", GRAPH_FALLBACK, "off, ask, on")));
            return Fallback.ASK;
        }

        int number(String key, int standard, int least, int most) {
            Optional<String> text = text(key);
            Optional<Integer> number = text.filter(value -> value.matches("[0-9]{1,6}"))
                    .map(Integer::valueOf)
                    .filter(value -> value >= least && value <= most);
            if (text.isPresent() && number.isEmpty()) {
                problems.add(new Problem(key, Phrases.text("problem.not_number", key, least, most)));
            }
            return number.orElse(standard);
        }

        Duration time(String key, Duration standard) {
            Optional<String> text = text(key);
            Optional<Duration> time = text.map(TIME::matcher)
                    .filter(Matcher::matches)
                    .map(Reader::time)
                    .filter(value -> !value.isZero());
            if (text.isPresent() && time.isEmpty()) {
                problems.add(new Problem(key, Phrases.text("problem.not_duration", key)));
            }
            return time.orElse(standard);
        }

        private static Duration time(Matcher matcher) {
            long number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "min" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
    }
}
