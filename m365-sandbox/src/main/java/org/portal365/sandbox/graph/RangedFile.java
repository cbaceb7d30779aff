package org.portal365.sandbox.graph;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.input.BoundedInputStream;
import org.portal365.sandbox.graph.drive.Content;
import org.portal365.sandbox.graph.drive.GraphError;

/** Sends a file, or the one byte range that is asked (RFC 9110, 14). */
final class RangedFile {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

    private RangedFile() {}

    static void send(Context context, Path file, DownloadLinks.Download download) throws IOException {
        Content content = download.content();
        long size = content.size();
        context.disableCompression();
        context.header("Accept-Ranges", "bytes")
                .header("ETag", "\"" + content.blob() + "\"")
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + WebAddresses.encoded(download.name()))
                .contentType(content.mimeType());
        Matcher asked = RANGE.matcher(String.valueOf(context.header("Range")));
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            part(context, file, 0, size);
            return;
        }
        long first = asked.group(1).isEmpty()
                ? Math.max(0, size - Long.parseLong(asked.group(2)))
                : Long.parseLong(asked.group(1));
        long last = asked.group(1).isEmpty() || asked.group(2).isEmpty()
                ? size - 1
                : Math.min(size - 1, Long.parseLong(asked.group(2)));
        if (first >= size || last < first) {
            throw new GraphError(416, "invalidRange", "The range lies outside of the file.")
                    .header("Content-Range", "bytes */" + size);
        }
        context.status(206).header("Content-Range", "bytes " + first + "-" + last + "/" + size);
        part(context, file, first, last - first + 1);
    }

    private static void part(Context context, Path file, long from, long count) throws IOException {
        FileChannel channel = FileChannel.open(file).position(from);
        InputStream part = BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(channel))
                .setMaxCount(count)
                .get();
        context.header("Content-Length", String.valueOf(count)).result(part);
    }
}
