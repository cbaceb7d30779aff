package org.portal365.reference.web.disk;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** The headers of a download: Content-Disposition (RFC 6266, 4; the extended value of RFC 8187, 3.2) and its policy. */
public final class Disposition {
    /** The policy of every download: nothing of it runs, and nothing frames it, should a browser show it after all. */
    public static final String POLICY =
            "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Disposition() {}

    /** Always "attachment": nothing that users have brought is ever shown as a page of ours. */
    public static String of(String name) {
        String clean = printable(name);
        return "attachment; filename=\"" + ascii(clean) + "\"; filename*=UTF-8''" + extended(clean);
    }

    /** Without what could end the header or turn the reading direction round. */
    private static String printable(String name) {
        StringBuilder clean = new StringBuilder();
        name.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> Character.getType(c) != Character.SURROGATE && c != '/' && c != '\\')
                .forEach(clean::appendCodePoint);
        return clean.toString().isBlank() ? "file" : clean.toString();
    }

    private static String ascii(String name) {
        String stripped = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return stripped.replaceAll("[^ -~]|[\"%]", "_");
    }

    private static String extended(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && PLAIN.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
