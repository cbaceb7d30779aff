package org.portal365.sandbox;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes every secret the sandbox hands out. Each begins with {@code CNRY-kind-}, so that a search over logs, files and
 * answers of the program under test finds a leak.
 */
public final class Canaries {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Canaries() {}

    /** {@code bytes} random bytes in base64url after the marker. */
    public static String next(String kind, int bytes) {
        return marker(kind) + random(bytes);
    }

    public static String marker(String kind) {
        return "CNRY-" + kind + "-";
    }

    /** Random bytes in base64url without marker, for values that are no secrets. */
    public static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
