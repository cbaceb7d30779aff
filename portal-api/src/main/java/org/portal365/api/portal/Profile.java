package org.portal365.api.portal;

import java.util.Locale;
import java.util.Optional;

/**
 * What is shown of a person. An e-mail address is for writing to, it identifies nobody.
 *
 * @param name as the person is called
 */
public record Profile(String name, Optional<String> email, Optional<String> department, Optional<Locale> locale) {
    public Profile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
    }

    /** Only a name is known. */
    public static Profile named(String name) {
        return new Profile(name, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
