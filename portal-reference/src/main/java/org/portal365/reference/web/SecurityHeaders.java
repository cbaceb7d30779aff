package org.portal365.reference.web;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.portal365.api.portal.Site;

/** The headers on every answer, whatever its status. */
final class SecurityHeaders {
    private SecurityHeaders() {}

    /**
     * The headers.
     *
     * @param formOrigins where a form may lead besides ourselves: Chromium asks that of redirects after a POST as well
     */
    static Map<String, String> of(Site site, Collection<URI> formOrigins) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", policy(formOrigins));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Cache-Control", "no-store");
        if ("https".equals(site.address().getScheme())) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        return headers;
    }

    private static String policy(Collection<URI> formOrigins) {
        String forms = formOrigins.stream().map(origin -> " " + origin).sorted().collect(Collectors.joining());
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "font-src 'self'; form-action 'self'" + forms
                + "; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
    }
}
