package org.portal365.socialservices.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A GUID as Entra ID writes it; upper case is taken and made lower. */
public record Guid(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** The tenant of all personal Microsoft accounts. */
    public static final Guid CONSUMERS = new Guid("9188040d-6c67-4c5b-b112-36a304b66dad");

    public Guid {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a GUID in lower case");
        }
    }

    /** The GUID, when the text is one. */
    public static Optional<Guid> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return FORM.matcher(lower).matches() ? Optional.of(new Guid(lower)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
