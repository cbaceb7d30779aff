package org.portal365.sandbox.graph.drive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * QuickXorHash of OneDrive for work or school: 160 bits, each byte is XORed in 11 bits further round, the length into the last
 * eight bytes (OneDrive API docs, "quickxorhash").
 */
public final class QuickXorHash {
    private static final int WIDTH_BITS = 160;
    private static final int WIDTH_BYTES = WIDTH_BITS / 8;
    private static final int SHIFT = 11;

    /** XOR is linear and the place repeats every 160 bytes, so the bytes of one place can be summed first. */
    private final byte[] columns = new byte[WIDTH_BITS];

    private long length;

    /** Takes in {@code count} bytes. */
    public void update(byte[] bytes, int count) {
        int column = (int) (length % WIDTH_BITS);
        for (int i = 0; i < count; i++) {
            columns[column] ^= bytes[i];
            column = column == WIDTH_BITS - 1 ? 0 : column + 1;
        }
        length += count;
    }

    /** The hash so far, in base64 as Graph shows it. */
    public String base64() {
        byte[] hash = new byte[WIDTH_BYTES];
        for (int column = 0; column < WIDTH_BITS; column++) {
            int bit = column * SHIFT % WIDTH_BITS;
            int shifted = (columns[column] & 0xff) << (bit % 8);
            hash[bit / 8] ^= (byte) shifted;
            hash[(bit / 8 + 1) % WIDTH_BYTES] ^= (byte) (shifted >>> 8);
        }
        for (int i = 0; i < Long.BYTES; i++) {
            hash[WIDTH_BYTES - Long.BYTES + i] ^= (byte) (length >>> (8 * i));
        }
        return Base64.getEncoder().encodeToString(hash);
    }

    /** The hash of a whole file. */
    public static String of(Path file) throws IOException {
        QuickXorHash hash = new QuickXorHash();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                hash.update(buffer, n);
            }
        }
        return hash.base64();
    }
}
