package org.portal365.diskoffice.ooxml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends XML that would have the parser keep endless names, values or comments in memory. */
final class MarkupGuard extends FilterInputStream {
    /** No sensible part goes so far without a new element. */
    private static final int LONGEST = 4 << 20;

    private int since;

    MarkupGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = offset; i < offset + count; i++) {
            since = bytes[i] == '<' ? 0 : since + 1;
        }
        if (since > LONGEST) {
            throw new EndlessMarkupException();
        }
        return count;
    }

    /** There is no new element for too long. */
    static final class EndlessMarkupException extends IOException {
        private static final long serialVersionUID = 1L;

        EndlessMarkupException() {
            super("a part without elements");
        }
    }
}
