package org.portal365.m365.seal;

import java.util.Arrays;

/**
 * Whether text is base64url as an encoder writes it: its alphabet only, without padding, unused bits zero (RFC 4648
 * sections 3.2, 3.5 and 5). Looks at each character once and makes no copy.
 */
final class CanonicalBase64Url {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int FOREIGN = -1;
    private static final int GROUP = 4;
    /** By the characters in the last group: the bits of the last character that no byte uses; one alone says nothing. */
    private static final int[] UNUSED = {0, 0, 0b1111, 0b11};

    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) FOREIGN);
        for (int value = 0; value < ALPHABET.length(); value++) {
            VALUES[ALPHABET.charAt(value)] = (byte) value;
        }
    }

    private CanonicalBase64Url() {}

    /** Of a part of a text. */
    static boolean is(String text, int from, int to) {
        int last = 0;
        for (int i = from; i < to; i++) {
            char next = text.charAt(i);
            last = next < VALUES.length ? VALUES[next] : FOREIGN;
            if (last == FOREIGN) {
                return false;
            }
        }
        int rest = (to - from) % GROUP;
        return rest != 1 && (last & UNUSED[rest]) == 0;
    }
}
