package org.portal365.m365.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Settings as they come: strings from files and pages, typed values and arrays from elsewhere.
 *
 * @param values by key
 */
record SettingsMap(Map<String, Object> values) {
    /** The value without blanks around it; empty when it is not set. */
    String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString().strip();
    }

    String text(String key, String unset) {
        String text = text(key);
        return text.isEmpty() ? unset : text;
    }

    /** A list, or words with commas or blanks between them; in lower case, each once. */
    List<String> words(String key) {
        return parts(values.get(key))
                .flatMap(part -> Arrays.stream(part.split("[,\\s]+", -1)))
                .filter(part -> !part.isEmpty())
                .map(part -> part.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static Stream<String> parts(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof Object[] array) {
            return Arrays.stream(array).map(String::valueOf);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf);
        }
        return value == null ? Stream.of() : Stream.of(value.toString());
    }
}
