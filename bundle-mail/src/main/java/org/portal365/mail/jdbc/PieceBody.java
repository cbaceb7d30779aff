package org.portal365.mail.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Body;

/** A message in pieces, read one piece at a time. */
record PieceBody(Jdbi jdbi, String outgoing, long length) implements Body {
    static final int PIECE = 256 * 1024;

    @Override
    public InputStream open(long offset) throws IOException {
        int first = (int) (offset / PIECE);
        Pieces pieces = new Pieces(first);
        pieces.skipNBytes(offset - (long) first * PIECE);
        return pieces;
    }

    private final class Pieces extends InputStream {
        private InputStream current = InputStream.nullInputStream();
        private int next;

        Pieces(int first) {
            next = first;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) throws IOException {
            int count = current.read(into, offset, wanted);
            if (count >= 0 || (long) next * PIECE >= length) {
                return count;
            }
            Optional<byte[]> piece = jdbi.withHandle(handle -> handle.createQuery(
                            "select bytes from mailengine_piece where outgoing = :id and number = :number")
                    .bind("id", outgoing)
                    .bind("number", next)
                    .map((row, context) -> row.getBytes(1))
                    .findOne());
            current = new ByteArrayInputStream(
                    piece.orElseThrow(() -> new IOException("piece " + next + " of a message is missing")));
            next++;
            return current.read(into, offset, wanted);
        }
    }
}
