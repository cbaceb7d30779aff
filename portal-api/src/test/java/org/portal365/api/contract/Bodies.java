package org.portal365.api.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.portal365.api.Body;

/** Bodies that break, and what is in those that do not. */
final class Bodies {
    private Bodies() {}

    static String text(Body body, long offset) {
        try (InputStream in = body.open(offset)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that it is longer than it is. */
    static Body shorterThanItSays(Body body) {
        return new Body() {
            @Override
            public long length() {
                return body.length() + 5;
            }

            @Override
            public InputStream open(long offset) throws IOException {
                return body.open(offset);
            }
        };
    }

    /** Breaks off after the first byte. */
    static Body broken() {
        return new Body() {
            @Override
            public long length() {
                return 1_000_000;
            }

            @Override
            public InputStream open(long offset) {
                return new InputStream() {
                    private int left = 1;

                    @Override
                    public int read() throws IOException {
                        if (left-- > 0) {
                            return 'x';
                        }
                        throw new IOException("the other side is gone");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        target[offset] = (byte) read();
                        return 1;
                    }
                };
            }
        };
    }
}
