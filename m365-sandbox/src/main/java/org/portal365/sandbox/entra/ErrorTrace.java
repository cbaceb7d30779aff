package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Trace id, correlation id and time of one refusal, and the bodies built from them (recordings in {@code entra-captured}). */
public record ErrorTrace(String traceId, String correlationId, String timestamp) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Codes whose recorded body has no error_uri. */
    private static final Set<Integer> WITHOUT_URI = Set.of(700038, 70003);

    /** The correlation id is the client's, when it sent one. */
    static ErrorTrace of(Context ctx, Clock clock) {
        String sent = ctx.header("client-request-id");
        String correlation = sent == null ? ctx.queryParam("client-request-id") : sent;
        return new ErrorTrace(
                UUID.randomUUID().toString(),
                correlation == null || !correlation.matches("[0-9a-fA-F-]{36}")
                        ? UUID.randomUUID().toString()
                        : correlation,
                TIME.format(clock.instant()));
    }

    String description(EntraRefusal refusal) {
        return refusal.text() + " Trace ID: " + traceId + " Correlation ID: " + correlationId + " Timestamp: "
                + timestamp;
    }

    Map<String, Object> body(EntraRefusal refusal, String login) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", refusal.error());
        body.put("error_description", description(refusal));
        body.put("error_codes", List.of(refusal.code()));
        body.put("timestamp", timestamp);
        body.put("trace_id", traceId);
        body.put("correlation_id", correlationId);
        if (!WITHOUT_URI.contains(refusal.code())) {
            body.put("error_uri", login + "/error?code=" + refusal.code());
        }
        String claims = refusal.claims();
        if (claims != null) {
            body.put("suberror", "basic_action");
            body.put("claims", claims);
        }
        return body;
    }
}
