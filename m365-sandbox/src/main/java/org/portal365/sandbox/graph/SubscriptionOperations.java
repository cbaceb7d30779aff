package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.graph.drive.GraphError;
import org.portal365.sandbox.graph.drive.Item;

/** Subscriptions to whole drives (pages "subscription-post-subscriptions" and following). */
final class SubscriptionOperations {
    /** "Maximum length of subscription per resource type": 42,300 minutes for drive items. */
    private static final Duration LONGEST = Duration.ofHours(705);

    private static final Pattern RESOURCE = Pattern.compile("/?(me/drive|drives/[^/]+)/root");
    private static final int LONGEST_STATE = 128;

    private final Addresses addresses;
    private final Clock clock;
    private final Items items;
    private final Subscriptions subscriptions;
    private final Notifier notifier;

    SubscriptionOperations(
            Addresses addresses, Clock clock, Items items, Subscriptions subscriptions, Notifier notifier) {
        this.addresses = addresses;
        this.clock = clock;
        this.items = items;
        this.subscriptions = subscriptions;
        this.notifier = notifier;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("POST subscriptions", this::create);
        operations.put("GET subscriptions", this::list);
        operations.put("PATCH subscriptions/*", this::renew);
        operations.put("DELETE subscriptions/*", this::delete);
    }

    private Answer create(GraphCall call) {
        JsonNode body = call.json();
        String resource = body.path("resource").asText();
        String address = body.path("notificationUrl").asText();
        String clientState = body.path("clientState").asText("");
        if (!"updated".equals(body.path("changeType").asText())
                || !RESOURCE.matcher(resource).matches()
                || clientState.length() > LONGEST_STATE
                || !reachable(address)) {
            throw GraphError.invalid("The subscription is not one of a drive, or its notificationUrl is not https.");
        }
        Instant expires = expires(body);
        GraphTarget target = GraphTarget.parse("/" + resource.replaceFirst("^/", ""));
        Item root = items.readable(new GraphCall(target, call.caller(), call.sufficient(), call.context()));
        if (!notifier.validates(address)) {
            throw new GraphError(
                    400, "ValidationError", "Subscription validation request failed. The address did not answer.");
        }
        SubscriptionRecord record = new SubscriptionRecord(
                UUID.randomUUID().toString(),
                call.caller().appId(),
                call.person().id(),
                resource,
                root.driveId(),
                call.person().tenantId(),
                address,
                clientState,
                expires,
                subscriptions.now(root.driveId()));
        subscriptions.put(record);
        return Answer.of(201, json(record).put("@odata.context", context() + "/$entity"));
    }

    /** Plain http reaches the same machine only: a localhost variant. */
    private static boolean reachable(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme())
                            && List.of("localhost", "127.0.0.1").contains(uri.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Instant expires(JsonNode body) {
        try {
            Instant expires = Instant.parse(body.path("expirationDateTime").asText());
            if (expires.isAfter(clock.instant())
                    && !expires.isAfter(clock.instant().plus(LONGEST))) {
                return expires;
            }
        } catch (DateTimeException e) {
            // Refused below.
        }
        throw GraphError.invalid("Subscription expiration can only be 42300 minutes in the future.");
    }

    private Answer list(GraphCall call) {
        List<ObjectNode> own = subscriptions.all().stream()
                .filter(record -> own(record, call))
                .map(this::json)
                .toList();
        return Answer.ok(GraphJson.collection(context(), own));
    }

    private Answer renew(GraphCall call) {
        SubscriptionRecord renewed = owned(call).until(expires(call.json()));
        subscriptions.put(renewed);
        return Answer.ok(json(renewed).put("@odata.context", context() + "/$entity"));
    }

    private Answer delete(GraphCall call) {
        subscriptions.remove(owned(call).id());
        return Answer.empty(204);
    }

    private SubscriptionRecord owned(GraphCall call) {
        return subscriptions
                .find(call.target().argument())
                .filter(record -> own(record, call))
                .orElseThrow(() -> new GraphError(404, "ResourceNotFound", "The object was not found."));
    }

    private static boolean own(SubscriptionRecord record, GraphCall call) {
        return record.applicationId().equals(call.caller().appId())
                && record.owner().equals(call.person().id());
    }

    private String context() {
        return addresses.graph() + "/v1.0/$metadata#subscriptions";
    }

    private ObjectNode json(SubscriptionRecord record) {
        return GraphJson.object()
                .put("id", record.id())
                .put("resource", record.resource())
                .put("applicationId", record.applicationId())
                .put("changeType", "updated")
                .putNull("clientState")
                .put("notificationUrl", record.notificationUrl())
                .putNull("notificationQueryOptions")
                .putNull("lifecycleNotificationUrl")
                .put("expirationDateTime", GraphJson.time(record.expires()))
                .put("creatorId", record.owner())
                .putNull("includeResourceData")
                .put("latestSupportedTlsVersion", "v1_2")
                .putNull("encryptionCertificate")
                .putNull("encryptionCertificateId")
                .putNull("notificationUrlAppId");
    }
}
