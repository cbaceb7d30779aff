package org.portal365.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One queued misbehaviour of a server.
 *
 * @param site server label (browser, login, graph, files), or {@code *}
 * @param method HTTP method, or {@code *}
 * @param path path as sent, {@code *} stands for any characters
 * @param status status to answer with; 0 keeps the real answer (a delay only)
 * @param headers headers to add, for example Retry-After
 * @param body body to send, empty for none
 * @param count how many requests it hits; -1 for all until reset
 * @param delayMillis wait before answering
 * @param afterHandling true: the request takes effect and only its answer is replaced (unknown outcome)
 */
public record Fault(
        @Nullable String site,
        @Nullable String method,
        @Nullable String path,
        int status,
        @Nullable Map<String, String> headers,
        @Nullable String body,
        int count,
        long delayMillis,
        boolean afterHandling) {

    boolean matches(Site where, String verb, String requestPath) {
        return fits(site, where.label()) && fits(method, verb) && fits(path, requestPath);
    }

    Fault counted() {
        return count < 0
                ? this
                : new Fault(site, method, path, status, headers, body, count - 1, delayMillis, afterHandling);
    }

    boolean spent() {
        return count == 0;
    }

    private static boolean fits(@Nullable String pattern, String value) {
        if (pattern == null || pattern.isEmpty()) {
            return true;
        }
        String[] parts = pattern.split("\\*", -1);
        if (!value.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            int found = last ? value.length() - parts[i].length() : value.indexOf(parts[i], at);
            if (found < at || !value.startsWith(parts[i], found)) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at == value.length();
    }
}
