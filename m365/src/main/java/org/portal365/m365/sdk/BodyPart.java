package org.portal365.m365.sdk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
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
            for (long left = length; left > 0; ) {
                long count = Math.min(left, CHUNK);
                sink.write(source, count);
                left -= count;
                watch.moved(count);
            }
        }
    }
}
