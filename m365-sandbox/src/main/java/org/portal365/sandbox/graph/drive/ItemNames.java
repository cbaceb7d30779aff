package org.portal365.sandbox.graph.drive;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which names OneDrive for work accepts, and how it makes a free one. */
final class ItemNames {
    private static final int MAX_NAME = 255;
    private static final Pattern FORBIDDEN = Pattern.compile("[\"*:<>?/\\\\|\\p{Cntrl}]");
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "desktop.ini", ".lock", "_vti_");

    private ItemNames() {}

    /** The name when OneDrive accepts it, else a 400. */
    static String checked(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.isEmpty()
                || !name.equals(name.strip())
                || name.endsWith(".")
                || name.startsWith("~$")
                || FORBIDDEN.matcher(name).find()
                || RESERVED.contains(lower)
                || lower.matches("(com|lpt)[0-9]")) {
            throw GraphError.invalid("The provided name cannot contain this character or is reserved.")
                    .inner("invalidFileName");
        }
        if (name.length() > MAX_NAME) {
            throw GraphError.invalid("The provided name is too long.").inner("pathIsTooLong");
        }
        return name;
    }

    /** {@code report.docx} becomes {@code report 1.docx}, {@code report 2.docx} and so on. */
    static String free(String name, Predicate<String> taken) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        String candidate = name;
        for (int n = 1; taken.test(candidate); n++) {
            candidate = stem + " " + n + extension;
        }
        return candidate;
    }
}
