package org.portal365.sandbox.entra;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Json;

/** A refusal of Entra ID with its AADSTS number; texts, statuses and error names are in {@code aadsts.json}. */
public final class EntraRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private record Row(int code, int status, String error, String text) {}

    private static final Map<Integer, Row> ROWS = List.of(Json.resource("aadsts.json", Row[].class)).stream()
            .collect(Collectors.toUnmodifiableMap(Row::code, Function.identity()));

    private final int code;
    private final int status;
    private final String error;
    private final @Nullable String claims;

    private EntraRefusal(Row row, String text, @Nullable String claims) {
        super("AADSTS" + row.code() + ": " + text);
        this.code = row.code();
        this.status = row.status();
        this.error = row.error();
        this.claims = claims;
    }

    /** A refusal with {@code {0}}, {@code {1}} ... of its text filled in. */
    public static EntraRefusal of(int code, Object... values) {
        return new EntraRefusal(row(code), text(row(code), values), null);
    }

    /** A refusal that asks the client to come back interactively with these claims. */
    static EntraRefusal challenge(int code, String claims, Object... values) {
        return new EntraRefusal(row(code), text(row(code), values), claims);
    }

    public int code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** OAuth error name. */
    public String error() {
        return error;
    }

    /** Claims request of an interaction_required answer, or null. */
    public @Nullable String claims() {
        return claims;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    private static Row row(int code) {
        Row row = ROWS.get(code);
        if (row == null) {
            throw new IllegalStateException("aadsts.json has no " + code);
        }
        return row;
    }

    private static String text(Row row, Object... values) {
        String text = row.text();
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
