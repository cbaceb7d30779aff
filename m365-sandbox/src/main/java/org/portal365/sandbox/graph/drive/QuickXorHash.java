package org.portal365.sandbox.graph.drive;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** XOR is linear and the place repeats every 160 bytes, so the bytes of one place can be summed first. */
    private final byte[] columns = new byte[WIDTH_BITS];

    private long length;

    /** Takes in {@code count} bytes. */
    public void update(byte[] bytes, int count) {
        int done = 0;
        while (done < count) {
            int column = (int) ((length + done) % WIDTH_BITS);
            int run = Math.min(WIDTH_BITS - column, count - done);
            xor(column, bytes, done, run);
            done += run;
        }
        length += count;
    }

    /** Eight columns at a time: byte by byte the hash of a large file takes longer than its way here. */
    private void xor(int column, byte[] bytes, int from, int run) {
        int i = 0;
        for (; i + Long.BYTES <= run; i += Long.BYTES) {
            long sum = (long) LONGS.get(columns, column + i) ^ (long) LONGS.get(bytes, from + i);
            LONGS.set(columns, column + i, sum);
        }
        for (; i < run; i++) {
            columns[column + i] ^= bytes[from + i];
        }
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
