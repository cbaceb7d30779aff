package org.portal365.sandbox.graph;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Calls the addresses of subscribers (concept page "change-notifications-delivery-webhooks"). */
final class Notifier {
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final Duration DELIVERY = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(DELIVERY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Whether the address repeats a token as plain text within ten seconds. */
    boolean validates(String address) {
        String token = "Validation: Testing client application reachability. Request-Id: " + UUID.randomUUID();
        String separator = address.contains("?") ? "&" : "?";
        String asked = address + separator + "validationToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        try {
            HttpResponse<String> answer = post(asked, "text/plain; charset=utf-8", "", HANDSHAKE);
            return answer.statusCode() == 200
                    && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain")
                    && answer.body().equals(token);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the subscriber took it. */
    boolean deliver(SubscriptionRecord to) {
        String body = GraphJson.object()
                .set(
                        "value",
                        GraphJson.object()
                                .arrayNode()
                                .add(GraphJson.object()
                                        .put("subscriptionId", to.id())
                                        .put("clientState", to.clientState())
                                        .put("resource", to.resource())
                                        .put("tenantId", to.tenantId())
                                        .putNull("resourceData")
                                        .put("subscriptionExpirationDateTime", GraphJson.time(to.expires()))
                                        .put("changeType", "updated")))
                .toString();
        try {
            return post(to.notificationUrl(), "application/json; charset=utf-8", body, DELIVERY)
                            .statusCode()
                    < 300;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> post(String address, String type, String body, Duration limit) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(limit)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
