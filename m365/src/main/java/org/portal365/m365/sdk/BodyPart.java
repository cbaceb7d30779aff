package org.portal365.m365.sdk;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.portal365.api.Body;

/** Some bytes of a {@link Body} as a request; it can be sent again. */
final class BodyPart extends RequestBody {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private static final int CHUNK = 64 * 1024;

    private final Body body;
    private final long offset;
    private final long length;
    private final Pace pace;

    BodyPart(Body body, long offset, long length, Pace pace) {
        this.pace = pace;
        this.body = body;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public MediaType contentType() {
        return BYTES;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        // Okio reads 8 KiB at a time; the file is asked for more at once.
        try (InputStream in = new BufferedInputStream(body.open(offset), CHUNK);
                var source = Okio.source(in)) {
            Pace.Watch watch = pace.watch();
            Buffer chunk = new Buffer();
            for (long left = length; left > 0; ) {
                long count = Math.min(left, CHUNK);
                fill(chunk, source, count);
                // At once: each write sets a timer of its own and wakes the thread that minds them.
                sink.write(chunk, count);
                left -= count;
                watch.moved(count);
            }
        }
    }

    private static void fill(Buffer chunk, Source source, long count) throws IOException {
        while (chunk.size() < count) {
            if (source.read(chunk, count - chunk.size()) < 0) {
                throw new EOFException("the body is shorter than it was said to be");
            }
        }
    }
}
