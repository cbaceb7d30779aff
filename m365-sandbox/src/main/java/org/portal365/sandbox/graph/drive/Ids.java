package org.portal365.sandbox.graph.drive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** Ids in the shapes OneDrive for work uses. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ITEM_LETTERS = 32;
    private static final int SECRET_BYTES = 48;

    private Ids() {}

    /** {@code b!} and 64 letters; the same person always gets the same drive. */
    static String drive(String ownerId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(ownerId.getBytes(StandardCharsets.UTF_8));
            return "b!" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-384", e);
        }
    }

    /** {@code 01} and 32 letters of base32. */
    static String item() {
        StringBuilder id = new StringBuilder("01");
        for (int i = 0; i < ITEM_LETTERS; i++) {
            id.append(BASE32.charAt(RANDOM.nextInt(BASE32.length())));
        }
        return id.toString();
    }

    /** A SharePoint unique id. */
    static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    /** An unguessable token, marked so that a leak is found by its marker. */
    public static String secret(String kind) {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "CNRY-" + kind + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
