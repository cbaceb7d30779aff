package org.portal365.m365.sdk;

import java.util.Base64;

/**
 * The content hash of OneDrive: 160 bits; each byte is XORed in 11 bits further than the one before, round and round, and
 * at the end the length (64 bits, little-endian) is XORed into the last 8 bytes.
 *
 * <p>11 and 160 have no common divisor, so byte i and byte i + 160 meet at the same place: it is enough to XOR them in
 * 160 cells and to place the cells once at the end.
 *
 * @see <a href="https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash">Code snippets: QuickXorHash
 *     algorithm</a>
 */
final class QuickXorHash {
    private static final int BITS = 160;
    private static final int SHIFT = 11;
    private static final int BYTES = BITS / Byte.SIZE;
    private static final int LENGTH_AT = BYTES - Long.BYTES;

    private final byte[] cells = new byte[BITS];
    private long length;

    void update(byte[] bytes, int offset, int count) {
        for (int done = 0; done < count; ) {
            int cell = (int) ((length + done) % BITS);
            int run = Math.min(BITS - cell, count - done);
            xor(cell, bytes, offset + done, run);
            done += run;
        }
        length += count;
    }

    /** A loop without a branch: the compiler takes many bytes at a time. */
    private void xor(int cell, byte[] bytes, int offset, int count) {
        for (int i = 0; i < count; i++) {
            cells[cell + i] ^= bytes[offset + i];
        }
    }

    /** The hash of all bytes so far, as Graph writes it. */
    String base64() {
        byte[] hash = new byte[BYTES];
        for (int i = 0; i < BITS; i++) {
            int bit = i * SHIFT % BITS;
            int placed = (cells[i] & 0xFF) << (bit % Byte.SIZE);
            hash[bit / Byte.SIZE] ^= (byte) placed;
            hash[(bit / Byte.SIZE + 1) % BYTES] ^= (byte) (placed >>> Byte.SIZE);
        }
        for (int i = 0; i < Long.BYTES; i++) {
            hash[LENGTH_AT + i] ^= (byte) (length >>> (i * Byte.SIZE));
        }
        return Base64.getEncoder().encodeToString(hash);
    }
}
