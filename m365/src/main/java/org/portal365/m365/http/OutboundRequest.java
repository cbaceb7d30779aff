package org.portal365.m365.http;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One request.
 *
 * @param headers by name; a Content-Type belongs to the body
 * @param body empty for none
 * @param timeout for the whole exchange
 * @param answerLimit most bytes of an answer
 */
@SuppressWarnings("ArrayRecordComponent") // messages are never compared
public record OutboundRequest(
        String method, URI address, Map<String, String> headers, byte[] body, Duration timeout, int answerLimit) {
    /** For the whole exchange, unless the request says otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Most bytes of an answer, unless the request says otherwise: 1 MiB. */
    public static final int ANSWER_LIMIT = 1 << 20;

    public OutboundRequest {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    public static OutboundRequest get(URI address) {
        return new OutboundRequest("GET", address, Map.of(), new byte[0], TIMEOUT, ANSWER_LIMIT);
    }

    public static OutboundRequest post(URI address, String contentType, byte[] body) {
        return new OutboundRequest("POST", address, Map.of("Content-Type", contentType), body, TIMEOUT, ANSWER_LIMIT);
    }

    public OutboundRequest withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new OutboundRequest(method, address, more, body, timeout, answerLimit);
    }

    public OutboundRequest withTimeout(Duration newTimeout) {
        return new OutboundRequest(method, address, headers, body, newTimeout, answerLimit);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** Method and address without its query: headers, query and body may hold secrets. */
    @Override
    public String toString() {
        return method + " " + address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
