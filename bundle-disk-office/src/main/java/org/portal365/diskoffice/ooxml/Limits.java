package org.portal365.diskoffice.ooxml;

/**
 * What a package may ask of us when it is unpacked.
 *
 * @param unpacked bytes of all parts together
 * @param ratio unpacked to packed size of a whole package; only counted above {@code free} bytes
 * @param free unpacked bytes that are harmless at any ratio
 */
public record Limits(int parts, long unpacked, int ratio, long free) {
    public static final Limits DEFAULT = new Limits(20_000, 4L << 30, 150, 64L << 20);

    /** Most bytes of the directory: Java keeps it in memory. */
    long directory() {
        return parts * 400L;
    }

    boolean exceeded(long packedSize, long unpackedSize) {
        return unpackedSize > unpacked || (unpackedSize > free && unpackedSize / ratio > packedSize);
    }
}
