package org.portal365.m365.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 90: only one spelling of sealed text passes. The JDK's strict reading and writing is the judge. */
class CanonicalBase64UrlTest {
    private static final int TEXTS = 20_000;
    private static final String CHARACTERS = "AQgwBCxyz09-_+/= .\u00e9\u0141\ud83d";

    private static boolean is(String text) {
        return CanonicalBase64Url.is("." + text + ".", 1, text.length() + 1);
    }

    @Test
    void whatAnEncoderWritesPasses() {
        Random random = new Random(90);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(is(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                    .as("%s bytes", length)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "AAAAA", "AB", "AAB", "AA==", "AAA=", "A+AA", "A/AA", "AA A", "AAA\n", "\u0141AAA", "A.AA"})
    void anythingElseDoesNot(String text) {
        assertThat(is(text)).isFalse();
    }

    @Test
    void agreesWithWritingItAgain() {
        Random random = new Random(91);
        int passed = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = random.ints(random.nextInt(7), 0, CHARACTERS.length())
                    .collect(StringBuilder::new, (to, at) -> to.append(CHARACTERS.charAt(at)), StringBuilder::append)
                    .toString();
            boolean expected = writtenAgain(text);
            passed += expected ? 1 : 0;
            assertThat(is(text)).as(text).isEqualTo(expected);
        }
        assertThat(passed).as("both sides are met").isBetween(TEXTS / 20, TEXTS / 2);
    }

    private static boolean writtenAgain(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
