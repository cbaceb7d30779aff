package org.portal365.reference.user;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Hashes of passwords: Argon2id with the first choice of RFC 9106, 4 scaled to OWASP's minimum (19 MiB, 2 passes). */
final class Passwords {
    static final int LONGEST = 200;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    // Readable from a screen: no 0/O, 1/l/I.
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GENERATED = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, HASH_BYTES, Argon2.ID);
    // What an unknown login is checked against, so that it takes as long as a known one.
    private static final String NOBODY = hash(generate());

    private Passwords() {}

    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return ARGON2.hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult();
    }

    /** Whether the password is the one of the hash; always as slow, also without a hash. */
    static boolean check(String password, @Nullable String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        String against = hash == null ? NOBODY : hash;
        boolean same = Argon2Function.getInstanceFromHash(against).check(password, against);
        return same && hash != null;
    }

    /** A password of about 115 random bits. */
    static String generate() {
        return RANDOM.ints(GENERATED, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(java.util.stream.Collectors.joining());
    }
}
