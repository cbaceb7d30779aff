package org.portal365.socialservices.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.socialservices.core.TestIdTokens.NOW;
import static org.portal365.socialservices.core.TestIdTokens.good;

import com.nimbusds.jose.util.Base64URL;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random mutants of good tokens, each between good ones in the same validator, so that neither spoils it for the other.
 * Some mutants are the same bytes in another spelling of base64url: harmless to take, refused all the same, counted
 * apart.
 */
class IdTokenMutantsTest {
    private static final int MUTANTS = 100_000;
    private static final int GOOD_ONES = 10_000;
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n\u0000\ud800\u00e9";

    private final Random random = new Random(365);
    private final IdTokenValidator validator =
            new IdTokenValidator(TestIdTokens.keys(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void case041NoMutantPassesAndNoGoodTokenIsRefused() throws Exception {
        Tally tally = new Tally("id_token mutants");
        AuthorityMode[] modes = AuthorityMode.values();
        int sameBytes = 0;
        for (int i = 0; i < GOOD_ONES; i++) {
            String token = good().claim("sid", "session-" + i).signed();
            AuthorityMode mode = modes[i % modes.length];
            for (int k = 0; k < MUTANTS / GOOD_ONES; k++) {
                String mutant = mutant(token);
                assertThat(tally.admits(validator, mutant, mode.expected()))
                        .as("%s admits %s", mode, mutant)
                        .isFalse();
                sameBytes += sameBytes(mutant, token) ? 1 : 0;
            }
            assertThat(validator.validate(token, mode.expected()).session()).contains("session-" + i);
            tally.good();
        }
        assertThat(tally.tried()).isEqualTo(MUTANTS);
        assertThat(tally.goodOnes()).isEqualTo(GOOD_ONES);
        assertThat(sameBytes).as("the lenient spellings are among them").isPositive();
        tally.more("%,d of the mutants are the same bytes spelled otherwise".formatted(sameBytes));
        tally.write("id-token-mutants");
    }

    /** A change in one place; never the token itself. */
    private String mutant(String token) {
        while (true) {
            String mutant = changed(token);
            if (!mutant.equals(token)) {
                return mutant;
            }
        }
    }

    private String changed(String token) {
        StringBuilder text = new StringBuilder(token);
        int at = random.nextInt(text.length());
        char any = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        switch (random.nextInt(7)) {
            case 0 -> text.setCharAt(at, any);
            case 1 -> text.insert(at, any);
            case 2 -> text.deleteCharAt(at);
            case 3 -> text.setCharAt(text.length() - 1, any);
            case 4 -> text.append(any);
            case 5 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(40))));
            default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(40)));
        }
        return text.toString();
    }

    private static boolean sameBytes(String mutant, String token) {
        String[] one = mutant.split("\\.", -1);
        String[] other = token.split("\\.", -1);
        if (one.length != other.length) {
            return false;
        }
        for (int i = 0; i < one.length; i++) {
            if (!Arrays.equals(new Base64URL(one[i]).decode(), new Base64URL(other[i]).decode())) {
                return false;
            }
        }
        return true;
    }
}
