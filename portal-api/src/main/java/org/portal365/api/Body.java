package org.portal365.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read more than once and from any offset: a file, never a socket. */
public interface Body {
    /** Length in bytes; it does not change. */
    long length();

    /**
     * Opens the bytes from an offset on. The caller closes the stream.
     *
     * @param offset bytes to leave out, 0 to {@link #length()}
     */
    InputStream open(long offset) throws IOException;

    /** The bytes of a file that nobody changes any more. */
    static Body of(Path file) throws IOException {
        long length = Files.size(file);
        return new Body() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open(long offset) throws IOException {
                InputStream in = Files.newInputStream(file);
                in.skipNBytes(offset);
                return in;
            }
        };
    }

    /** A few bytes in memory. */
    static Body of(byte[] bytes) {
        byte[] own = bytes.clone();
        return new Body() {
            @Override
            public long length() {
                return own.length;
            }

            @Override
            public InputStream open(long offset) throws IOException {
                InputStream in = new java.io.ByteArrayInputStream(own);
                in.skipNBytes(offset);
                return in;
            }
        };
    }
}
