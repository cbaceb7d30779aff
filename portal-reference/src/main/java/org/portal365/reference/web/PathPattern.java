package org.portal365.reference.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path whose segments are fixed or variables.
 *
 * @param text as written, e.g. {@code /disk/files/{id}}
 */
public record PathPattern(String text, List<String> segments) {

    public static PathPattern of(String text) {
        return new PathPattern(text, split(text));
    }

    /** The variables, when the decoded segments of a path fit. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String wanted = segments.get(i);
            String given = path.get(i);
            if (variable(wanted)) {
                if (given.isEmpty()) {
                    return Optional.empty();
                }
                variables.put(wanted.substring(1, wanted.length() - 1), given);
            } else if (!wanted.equals(given)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** How many segments are fixed: the more, the better the fit. */
    int fixed() {
        return (int) segments.stream().filter(segment -> !variable(segment)).count();
    }

    private static boolean variable(String segment) {
        return segment.startsWith("{");
    }

    static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
