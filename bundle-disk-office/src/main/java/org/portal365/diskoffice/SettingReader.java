package org.portal365.diskoffice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.portal365.api.module.Problem;
import org.portal365.diskoffice.core.Phrases;

/** Reads settings one by one and collects what is wrong with them; a missing or empty one has its default. */
final class SettingReader {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})\\s*(ms|s|min|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s*(KB|MB|GB)", Pattern.CASE_INSENSITIVE);
    private static final long LARGEST = 250L << 30;

    private final Map<String, ?> values;
    private final List<Problem> problems = new ArrayList<>();

    SettingReader(Map<String, ?> values) {
        this.values = values;
    }

    boolean flag(String key, boolean standard) {
        Optional<String> text = text(key);
        if (text.filter(value -> !value.equals("true") && !value.equals("false"))
                .isPresent()) {
            problem(key, "problem.not_boolean", key);
        }
        return text.map("true"::equals).orElse(standard);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E standard) {
        Optional<String> text = text(key);
        List<E> all = Arrays.asList(type.getEnumConstants());
        Optional<E> chosen = text.flatMap(value -> all.stream()
                .filter(one -> DiskOfficeSettings.spelled(one).equals(value))
                .findFirst());
        if (text.isPresent() && chosen.isEmpty()) {
            String spelled = all.stream().map(DiskOfficeSettings::spelled).collect(Collectors.joining(", "));
            problem(key, "problem.not_choice", key, spelled);
        }
        return chosen.orElse(standard);
    }

    Duration time(String key, Duration standard) {
        Optional<String> text = text(key);
        Optional<Duration> time =
                text.map(TIME::matcher).filter(Matcher::matches).map(SettingReader::time);
        if (text.isPresent() && time.filter(value -> !value.isZero()).isEmpty()) {
            problem(key, "problem.not_duration", key);
        }
        return time.orElse(standard);
    }

    private static Duration time(Matcher matcher) {
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    long size(String key, long standard) {
        Optional<String> text = text(key);
        Optional<Long> size = text.map(SIZE::matcher).filter(Matcher::matches).map(SettingReader::size);
        if (text.isPresent()
                && size.filter(value -> value > 0 && value <= LARGEST).isEmpty()) {
            problem(key, "problem.not_size", key);
        }
        return size.orElse(standard);
    }

    private static long size(Matcher matcher) {
        int shift = switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
            case "KB" -> 10;
            case "MB" -> 20;
            default -> 30;
        };
        return Long.parseLong(matcher.group(1)) << shift;
    }

    /** A program by its absolute path, with one of these names. */
    Optional<Path> program(String key, Set<String> names) {
        Optional<String> text = text(key);
        Optional<Path> program = text.filter(value -> value.startsWith("/") && value.indexOf('\0') < 0)
                .map(Path::of)
                .filter(path -> path.equals(path.normalize())
                        && names.contains(String.valueOf(path.getFileName()))
                        && Files.isExecutable(path));
        if (text.isPresent() && program.isEmpty()) {
            problem(key, "problem.not_program", key, String.join(", ", new java.util.TreeSet<>(names)));
        }
        return program;
    }

    void problem(String key, String word, Object... arguments) {
        problems.add(new Problem(key, Phrases.text(word, arguments)));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> value.toString().strip())
                .filter(value -> !value.isEmpty());
    }
}
