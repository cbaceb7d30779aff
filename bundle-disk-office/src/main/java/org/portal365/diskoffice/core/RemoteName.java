package org.portal365.diskoffice.core;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name that OneDrive accepts for any name of the portal ("Restrictions and limitations in OneDrive and SharePoint").
 * The working copy alone has it; the portal's file keeps its own.
 */
public final class RemoteName {
    private static final int LONGEST = 100;
    private static final Pattern REFUSED = Pattern.compile("[\"*:<>?/\\\\|#%~&{}\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");
    private static final Pattern EDGES = Pattern.compile("^[\\s.\\p{Z}]+|[\\s.\\p{Z}]+$");
    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9]|desktop|_vti_.*|forms)", Pattern.CASE_INSENSITIVE);

    private RemoteName() {}

    /** Keeps the ending, since OneDrive chooses the editor by it. */
    public static String of(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        int dot = composed.lastIndexOf('.');
        String stem = dot < 0 ? composed : composed.substring(0, dot);
        String ending = dot < 0 ? "" : composed.substring(dot + 1).toLowerCase(Locale.ROOT);
        String safe = shorten(tidy(stem));
        if (safe.isEmpty() || RESERVED.matcher(safe).matches() || safe.contains("_vti_")) {
            safe = "document";
        }
        String safeEnding = tidy(ending);
        return safeEnding.isEmpty() ? safe : safe + "." + safeEnding;
    }

    private static String tidy(String part) {
        return EDGES.matcher(REFUSED.matcher(part).replaceAll("_")).replaceAll("");
    }

    private static String shorten(String stem) {
        int points = stem.codePointCount(0, stem.length());
        return points <= LONGEST
                ? stem
                : EDGES.matcher(stem.substring(0, stem.offsetByCodePoints(0, LONGEST)))
                        .replaceAll("");
    }
}
