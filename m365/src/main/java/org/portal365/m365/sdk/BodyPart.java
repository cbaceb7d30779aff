package org.portal365.m365.sdk;

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

    private final Body body;
    private final long offset;
    private final long length;

    BodyPart(Body body, long offset, long length) {
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
        try (InputStream in = body.open(offset);
                var source = Okio.source(in)) {
            sink.write(source, length);
        }
    }
}
