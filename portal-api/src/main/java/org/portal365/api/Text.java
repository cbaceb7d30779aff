package org.portal365.api;

import java.util.Locale;

/**
 * Words of a plug-in or portal. Who speaks owns the words, who renders chooses the locale; so no sentence crosses the
 * border as a String.
 */
@FunctionalInterface
public interface Text {
    /** The words in the best language there is for the locale; never null, never escaped for any markup. */
    String in(Locale locale);

    /** A name that is the same in every language. */
    static Text of(String same) {
        return locale -> same;
    }
}
