package org.portal365.api.endpoint;

import java.util.Map;

/** The answer of an endpoint; the portal adds its security headers. */
public record Reply(int status, String contentType, Map<String, String> headers, String body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply text(int status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", Map.of(), body);
    }
}
