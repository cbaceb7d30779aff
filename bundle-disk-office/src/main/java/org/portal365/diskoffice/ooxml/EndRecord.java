package org.portal365.diskoffice.ooxml;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The end of a ZIP file, read before anything else: Java reads the whole directory that it names into memory.
 *
 * @param parts how many entries the directory has
 * @param directory bytes of the directory
 * @param comment bytes of the comment behind it
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, 4.3.16</a>
 */
record EndRecord(int parts, long directory, int comment) {
    private static final int SIGNATURE = 0x06054b50;
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

    /** Empty when the file has none, so is no ZIP file. Numbers that do not fit are the largest that do. */
    static Optional<EndRecord> of(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(in.length(), LENGTH + LONGEST_COMMENT);
            byte[] tail = new byte[length];
            in.seek(in.length() - length);
            in.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = length - LENGTH; at >= 0; at--) {
                int comment = length - LENGTH - at;
                if (end.getInt(at) == SIGNATURE && (end.getShort(at + 20) & LONGEST_COMMENT) == comment) {
                    return Optional.of(new EndRecord(
                            end.getShort(at + 10) & LONGEST_COMMENT, end.getInt(at + 12) & UNSIGNED_INT, comment));
                }
            }
            return Optional.empty();
        }
    }
}
