package org.portal365.m365.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One row of numbers, named as
 * <a href="https://prometheus.io/docs/concepts/data_model/">Prometheus</a> names them.
 *
 * @param name lower case, "_total" at the end of what only grows
 */
public record Series(String name, Map<String, String> labels) {
    public Series {
        labels = Map.copyOf(labels);
        if (!name.matches("[a-z][a-z0-9_]*") || !labels.keySet().stream().allMatch(key -> key.matches("[a-z_]+"))) {
            throw new IllegalArgumentException("not a name for a row of numbers");
        }
    }

    public static Series of(String name) {
        return new Series(name, Map.of());
    }

    public static Series of(String name, String label, String value) {
        return new Series(name, Map.of(label, value));
    }

    /** As it stands in the text form, labels in the order of their names. */
    public String text() {
        return labels.isEmpty()
                ? name
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                                .collect(Collectors.joining(",", name + "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
