package org.portal365.reference.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages the portal speaks. */
public final class Languages {
    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    public static final List<Locale> ALL = List.of(ENGLISH, RUSSIAN);

    private Languages() {}

    /** The profile's language, else what the browser prefers (RFC 9110, 12.5.4), else English. */
    static Locale choose(Optional<Locale> profile, Optional<String> acceptLanguage) {
        return profile.flatMap(Languages::spoken)
                .or(() -> acceptLanguage.flatMap(Languages::preferred))
                .orElse(ENGLISH);
    }

    private static Optional<Locale> spoken(Locale wanted) {
        return ALL.stream()
                .filter(locale -> locale.getLanguage().equals(wanted.getLanguage()))
                .findFirst();
    }

    private static Optional<Locale> preferred(String header) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(header), ALL));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
