package org.portal365.m365.sdk;

import com.microsoft.graph.subscriptions.SubscriptionsRequestBuilder;
import com.microsoft.graph.subscriptions.item.SubscriptionItemRequestBuilder;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.Subscription;

/**
 * Subscriptions to changes of whole drives: SharePoint and OneDrive for Business know no smaller ones.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/subscription-post-subscriptions">Create subscription</a>
 */
final class SubscriptionCalls {
    private final GraphCalls graph;

    SubscriptionCalls(GraphCalls graph) {
        this.graph = graph;
    }

    Subscription create(String driveId, URI notificationUrl, String clientState, Instant expires) {
        String what = "subscribe to drive " + driveId;
        var wanted = new com.microsoft.graph.models.Subscription();
        wanted.setChangeType("updated");
        wanted.setNotificationUrl(notificationUrl.toString());
        wanted.setResource(resource(driveId));
        wanted.setExpirationDateTime(expires.atOffset(ZoneOffset.UTC));
        wanted.setClientState(clientState);
        return subscription(what, graph.call(what, () -> all().post(wanted)));
    }

    List<Subscription> of(String driveId) {
        String what = "list subscriptions to drive " + driveId;
        List<Subscription> found = new ArrayList<>();
        Pages pages = new Pages(graph.errors(), what);
        SubscriptionsRequestBuilder page = all();
        while (true) {
            SubscriptionsRequestBuilder current = page;
            var answer = graph.call(what, current::get);
            var values = answer.getValue();
            if (values != null) {
                values.stream()
                        .filter(value -> resource(driveId).equals(value.getResource()))
                        .forEach(value -> found.add(subscription(what, value)));
            }
            String next = answer.getOdataNextLink();
            if (next == null) {
                return found;
            }
            page = current.withUrl(pages.next(next));
        }
    }

    Subscription renew(String id, Instant expires) {
        String what = "renew subscription " + id;
        var change = new com.microsoft.graph.models.Subscription();
        change.setExpirationDateTime(expires.atOffset(ZoneOffset.UTC));
        return subscription(what, graph.call(what, () -> one(id).patch(change)));
    }

    void delete(String id) {
        try {
            graph.run("end subscription " + id, () -> one(id).delete());
        } catch (GraphException e) {
            if (!e.notFound()) {
                throw e;
            }
        }
    }

    private SubscriptionsRequestBuilder all() {
        return new SubscriptionsRequestBuilder(graph.addresses().subscriptions(), graph.adapter());
    }

    private SubscriptionItemRequestBuilder one(String id) {
        return new SubscriptionItemRequestBuilder(graph.addresses().subscription(id), graph.adapter());
    }

    private static String resource(String driveId) {
        return "drives/" + driveId + "/root";
    }

    private Subscription subscription(String what, com.microsoft.graph.models.Subscription answer) {
        String id = answer.getId();
        String resource = answer.getResource();
        OffsetDateTime expires = answer.getExpirationDateTime();
        if (id == null || expires == null) {
            throw graph.errors().badAnswer(what, null);
        }
        URI address = Items.address(answer.getNotificationUrl()).orElse(URI.create(""));
        return new Subscription(id, resource == null ? "" : resource, address, expires.toInstant());
    }
}
