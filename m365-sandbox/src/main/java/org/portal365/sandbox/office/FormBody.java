package org.portal365.sandbox.office;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a posted form; a document has more fields than servers usually take. */
final class FormBody {
    private static final int MOST = 32 * 1024 * 1024;

    private FormBody() {}

    static Map<String, String> read(InputStream body) throws IOException {
        String text = new String(body.readNBytes(MOST), StandardCharsets.UTF_8);
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
