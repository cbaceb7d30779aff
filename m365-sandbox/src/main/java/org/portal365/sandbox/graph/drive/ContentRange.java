package org.portal365.sandbox.graph.drive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@code Content-Range: bytes first-last/total} header; both ends count (RFC 9110, 14.4). */
public record ContentRange(long first, long last, long total) {
    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})");

    /** Reads the header; anything but a sound range is a 400. */
    public static ContentRange parse(@Nullable String header) {
        Matcher parts = FORM.matcher(header == null ? "" : header.strip());
        if (!parts.matches()) {
            throw GraphError.invalid("The Content-Range header is missing or malformed.");
        }
        ContentRange range = new ContentRange(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
        if (range.last < range.first || range.last >= range.total) {
            throw GraphError.invalid("The Content-Range header is out of bounds.");
        }
        return range;
    }

    public long length() {
        return last - first + 1;
    }
}
