package org.portal365.m365.sdk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.Okio;

/**
 * One download of a known length from a preauthenticated address. When the line breaks, it goes on at the byte where it
 * broke. Used once.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110, section 14, Range requests</a>
 */
final class RangedDownload {
    private static final int BREAKS = 5;
    private static final int HOPS = 3;
    private static final int BUFFER = 64 * 1024;
    private static final int PARTIAL = 206;

    private final Transfer transfer;
    private final URI address;
    private final long size;
    private final QuickXorHash hash = new QuickXorHash();
    private long written;

    RangedDownload(Transfer transfer, URI address, long size) {
        this.transfer = transfer;
        this.address = address;
        this.size = size;
    }

    /**
     * Writes all bytes to the file.
     *
     * @return their quickXorHash
     * @throws ChangedException when there are more or fewer bytes than expected
     * @throws IOException when the file cannot be written
     */
    String to(Path target) throws IOException, ChangedException {
        // What OkHttp hands over comes in pieces of 8 KiB; the file gets larger ones.
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
            int breaks = 0;
            while (written < size) {
                long before = written;
                long began = System.nanoTime();
                try {
                    piece(out);
                } catch (BrokenLineException e) {
                    breaks = written > before ? 0 : breaks + 1;
                    boolean slow = transfer.pace().tooSlow(written - before, System.nanoTime() - began);
                    if (slow || breaks == BREAKS) {
                        throw transfer.errors().noAnswer("download from byte " + written, e.line());
                    }
                }
            }
        }
        return hash.base64();
    }

    private void piece(OutputStream out) throws IOException, ChangedException, BrokenLineException {
        try (Response response = open()) {
            if (response.code() == 416) {
                throw new ChangedException("there are fewer than " + size + " bytes");
            }
            if (!response.isSuccessful()) {
                throw transfer.errors().of("download from byte " + written, response);
            }
            if (response.code() == PARTIAL) {
                checkRange(response.header("Content-Range", ""));
                copy(response, 0, out);
            } else {
                // A server may ignore Range: then what is there already comes once more.
                copy(response, written, out);
            }
        }
    }

    private void checkRange(String range) throws ChangedException {
        if (!range.startsWith("bytes " + written + "-") || !range.endsWith("/" + size)) {
            throw new ChangedException("asked from byte " + written + " of " + size + ", got " + range);
        }
    }

    private void copy(Response response, long skip, OutputStream out)
            throws IOException, ChangedException, BrokenLineException {
        byte[] buffer = new byte[BUFFER];
        var body = response.body();
        InputStream in = body == null
                ? InputStream.nullInputStream()
                : Okio.buffer(new PacedSource(body.source(), transfer.pace())).inputStream();
        skip(in, skip);
        for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
            if (written + count > size) {
                throw new ChangedException("there are more than " + size + " bytes");
            }
            out.write(buffer, 0, count);
            hash.update(buffer, 0, count);
            written += count;
        }
        if (written < size) {
            throw new BrokenLineException(new IOException("the answer ended at byte " + written + " of " + size));
        }
    }

    private static void skip(InputStream in, long bytes) throws BrokenLineException {
        try {
            in.skipNBytes(bytes);
        } catch (IOException e) {
            throw new BrokenLineException(e);
        }
    }

    private int read(InputStream in, byte[] buffer) throws BrokenLineException {
        try {
            return in.read(buffer);
        } catch (Pace.TooSlowException e) {
            // Going on would be as slow again.
            throw transfer.errors().noAnswer("download from byte " + written, e);
        } catch (IOException e) {
            throw new BrokenLineException(e);
        }
    }

    /** Each hop must be a transfer host as well: the client sees to it. */
    private Response open() throws BrokenLineException {
        HttpUrl url = url(address);
        for (int hop = 0; ; hop++) {
            Response response = get(url);
            String location = response.header("Location");
            if (!response.isRedirect() || location == null || hop == HOPS) {
                return response;
            }
            response.close();
            HttpUrl next = url.resolve(location);
            if (next == null) {
                throw transfer.errors().badAnswer("download", null);
            }
            url = next;
        }
    }

    private Response get(HttpUrl url) throws BrokenLineException {
        Request request = new Request.Builder()
                .url(url)
                // Bytes as they are stored: their length and hash are known.
                .header("Accept-Encoding", "identity")
                .header("Range", "bytes=" + written + "-")
                .build();
        try {
            return transfer.exchange("download from byte " + written, request, size - written);
        } catch (IOException e) {
            throw new BrokenLineException(e);
        }
    }

    private HttpUrl url(URI uri) {
        HttpUrl url = HttpUrl.get(uri);
        if (url == null) {
            throw transfer.errors().badAnswer("download", null);
        }
        return url;
    }

    /** The content is not the one that was described. */
    static final class ChangedException extends Exception {
        private static final long serialVersionUID = 1L;

        ChangedException(String message) {
            super(message);
        }
    }

    /** The line broke: go on. */
    private static final class BrokenLineException extends Exception {
        private static final long serialVersionUID = 1L;

        private final IOException line;

        BrokenLineException(IOException line) {
            super(line);
            this.line = line;
        }

        IOException line() {
            return line;
        }
    }
}
