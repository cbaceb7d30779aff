package org.portal365.m365.wire;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Breaks off a body that is longer than it may be. */
public final class LimitedBody extends ForwardingSource {
    private long left;

    /** @param limit most bytes to let through */
    public LimitedBody(Source body, long limit) {
        super(body);
        this.left = limit;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long read = super.read(sink, byteCount);
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new TooLongException();
        }
        return read;
    }

    /** More bytes came than may. */
    public static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("the answer is longer than it may be");
        }
    }
}
