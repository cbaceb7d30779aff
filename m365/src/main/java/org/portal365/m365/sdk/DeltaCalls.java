package org.portal365.m365.sdk;

import com.microsoft.graph.drives.item.items.item.delta.DeltaGetResponse;
import com.microsoft.graph.drives.item.items.item.delta.DeltaRequestBuilder;
import com.microsoft.kiota.ApiException;
import com.microsoft.kiota.ResponseHeaders;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.graph.Changes;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphException;

/**
 * Changes of a drive.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/driveitem-delta">driveItem: delta</a>
 */
final class DeltaCalls {
    private static final int GONE = 410;

    private final GraphCalls graph;

    DeltaCalls(GraphCalls graph) {
        this.graph = graph;
    }

    URI fromNow(String driveId) {
        return new Enumeration(driveId, graph.addresses().delta(driveId) + "?token=latest", false)
                .all()
                .link();
    }

    Changes since(String driveId, Optional<URI> link) {
        String start = link.map(URI::toString).orElseGet(() -> graph.addresses().delta(driveId));
        try {
            return new Enumeration(driveId, start, link.isEmpty()).all();
        } catch (GraphException e) {
            if (e.status() != GONE || link.isEmpty()) {
                throw e;
            }
            return new Enumeration(
                            driveId, fresh(e).orElseGet(() -> graph.addresses().delta(driveId)), true)
                    .all();
        }
    }

    /** "410 Gone" with a Location that begins a full enumeration. */
    private static Optional<String> fresh(GraphException e) {
        if (e.getCause() instanceof ApiException error) {
            ResponseHeaders headers = error.getResponseHeaders();
            Set<String> location = headers == null ? null : headers.get("location");
            return location == null ? Optional.empty() : location.stream().findFirst();
        }
        return Optional.empty();
    }

    /** One walk from page to page. The same item may come several times: the last one counts. */
    private final class Enumeration {
        private final String driveId;
        private final boolean everything;
        private final Map<String, DriveItem> items = new LinkedHashMap<>();
        private String next;

        Enumeration(String driveId, String start, boolean everything) {
            this.driveId = driveId;
            this.next = start;
            this.everything = everything;
        }

        Changes all() {
            String what = "changes of drive " + driveId;
            Pages pages = new Pages(graph.errors(), what);
            while (true) {
                String address = pages.next(next);
                DeltaGetResponse page = graph.call(what, () -> new DeltaRequestBuilder(address, graph.adapter()).get());
                take(page);
                Optional<URI> link = Items.address(page.getOdataDeltaLink());
                if (link.isPresent()) {
                    return new Changes(items.values().stream().toList(), link.get(), everything);
                }
                next = required(page.getOdataNextLink(), what);
            }
        }

        private void take(DeltaGetResponse page) {
            var values = page.getValue();
            if (values == null) {
                return;
            }
            for (var value : values) {
                DriveItem item = Items.from(value, driveId);
                DriveItem unused = items.remove(item.id());
                items.put(item.id(), item);
            }
        }

        private String required(@Nullable String link, String what) {
            if (link == null) {
                throw graph.errors().badAnswer(what + ": neither next nor delta link", null);
            }
            return link;
        }
    }
}
