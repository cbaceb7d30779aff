package org.portal365.m365.sdk;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Content that must come fast enough. */
final class PacedSource extends ForwardingSource {
    private final Pace.Watch watch;

    PacedSource(Source body, Pace pace) {
        super(body);
        this.watch = pace.watch();
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long read = super.read(sink, byteCount);
        if (read > 0) {
            watch.moved(read);
        }
        return read;
    }
}
