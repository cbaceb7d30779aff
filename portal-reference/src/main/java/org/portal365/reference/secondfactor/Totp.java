package org.portal365.reference.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.portal365.reference.web.Tokens;

/** Codes of 6 digits that change every 30 seconds (RFC 6238), with what every authenticator app understands. */
final class Totp {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 20;
    /** How many steps the clock of a device may be off (RFC 6238, 5.2). */
    private static final int DRIFT = 1;

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final long STEP_SECONDS = CODES.getTimeStep().toSeconds();

    private Totp() {}

    /** A new shared secret in base32. */
    static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /** The number of the time step that the code belongs to; empty when it is wrong now. */
    static OptionalLong step(String secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(current - DRIFT, current + DRIFT)
                .filter(step -> Tokens.equal(code(secret, Instant.ofEpochSecond(step * STEP_SECONDS)), code))
                .findFirst();
    }

    /** The code at a moment. */
    static String code(String secret, Instant moment) {
        try {
            byte[] key = new Base32().decode(secret);
            return CODES.generateOneTimePasswordString(new SecretKeySpec(key, CODES.getAlgorithm()), moment);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes every key", e);
        }
    }

    /**
     * What an authenticator app reads (Google's Key Uri Format).
     *
     * @param issuer the portal
     * @param account the user there
     */
    static String uri(String issuer, String account, String secret) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + secret + "&issuer="
                + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
