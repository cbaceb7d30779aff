package org.portal365.reference.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decoded parameters of a query or a form (application/x-www-form-urlencoded, WHATWG URL 5).
 *
 * @param values every name with all its values in order
 */
public record Form(Map<String, List<String>> values) {
    private static final int MOST = 1000;

    /**
     * Parses.
     *
     * @throws WebException of status 400 when it is not well formed
     */
    static Form parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return new Form(values);
        }
        String[] pairs = text.split("&", -1);
        if (pairs.length > MOST) {
            throw WebException.badRequest();
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return new Form(values);
    }

    /** The value of a parameter; empty text when it is missing. */
    public String text(String name) {
        return first(name).orElse("");
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a checkbox is ticked. */
    public boolean ticked(String name) {
        return !all(name).isEmpty();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw WebException.badRequest();
        }
    }
}
