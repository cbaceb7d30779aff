package org.portal365.reference.web;

import java.time.Duration;
import java.util.Optional;

/**
 * A cookie to be set. Name and attributes follow from the public address of the portal.
 *
 * @param value empty: the cookie is removed
 */
public record CookieValue(Kind kind, Optional<String> value) {

    /** The cookies of the portal; there are no others. */
    public enum Kind {
        /** Who is signed in; gone with the browser. */
        SESSION("portal", Duration.ofSeconds(-1)),
        /** Names the browser for as long as a sign-in takes. */
        FLOW("portal-flow", Duration.ofMinutes(15));

        private final String plainName;
        private final Duration age;

        Kind(String plainName, Duration age) {
            this.plainName = plainName;
            this.age = age;
        }

        String plainName() {
            return plainName;
        }

        Duration age() {
            return age;
        }
    }

    public static CookieValue set(Kind kind, String value) {
        return new CookieValue(kind, Optional.of(value));
    }

    public static CookieValue remove(Kind kind) {
        return new CookieValue(kind, Optional.empty());
    }
}
