package org.portal365.diskoffice.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Idempotency keys: the same change of the same session always has the same. */
final class Keys {
    private static final int LENGTH = 16;

    private Keys() {}

    static String version(Session session, Tag change) {
        return session.id() + "-" + digest(session.workingCopy().known().cTag() + "\n" + change.cTag());
    }

    /** One conflict copy a session; later changes become its versions. */
    static String conflictCopy(Session session) {
        return session.id() + "-conflict";
    }

    /** Whoever has taken the session over gets a copy of their own: a key is of one user only. */
    static String recovery(Session session, Tag change) {
        return session.id() + "-recovery-" + digest(session.owner() + "\n" + change.cTag());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
