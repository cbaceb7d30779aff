package org.portal365.sandbox.graph.drive;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code @microsoft.graph.conflictBehavior}. */
public enum Conflict {
    FAIL,
    REPLACE,
    RENAME;

    /** Reads the wire form; absent gives the operation's own default. */
    public static Conflict of(@Nullable String value, Conflict byDefault) {
        if (value == null) {
            return byDefault;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "fail" -> FAIL;
            case "replace" -> REPLACE;
            case "rename" -> RENAME;
            default -> throw GraphError.invalid("The value of @microsoft.graph.conflictBehavior is not known.");
        };
    }
}
