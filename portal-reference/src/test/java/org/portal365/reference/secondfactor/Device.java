package org.portal365.reference.secondfactor;

import java.time.Instant;

/** The authenticator app of a user. */
public record Device(String secret) {
    public static Device of(String secret) {
        return new Device(secret);
    }

    public String code(Instant moment) {
        return Totp.code(secret, moment);
    }

    /** A code that is right at no moment near this one. */
    public String wrongCode(Instant moment) {
        for (int number = 0; ; number++) {
            String code = "%06d".formatted(number);
            if (Totp.step(secret, code, moment).isEmpty()) {
                return code;
            }
        }
    }
}
