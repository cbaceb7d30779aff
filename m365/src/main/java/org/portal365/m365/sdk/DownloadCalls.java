package org.portal365.m365.sdk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.ItemRef;

/**
 * Downloads that are what Graph says they are, or fail.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/driveitem-get-content">Download driveItem content</a>
 */
final class DownloadCalls {
    private static final int TRIES = 3;

    private final ItemCalls items;
    private final GraphCalls graph;
    private final OkHttpClient graphClient;
    private final Transfer transfer;

    DownloadCalls(ItemCalls items, GraphCalls graph, OkHttpClient graphClient, Transfer transfer) {
        this.items = items;
        this.graph = graph;
        this.graphClient = graphClient;
        this.transfer = transfer;
    }

    /** Every try begins with the item as it is then, so content that changes meanwhile is only one more try. */
    DriveItem download(ItemRef ref, Path target, long limit) throws IOException {
        for (int attempt = 1; ; attempt++) {
            var raw = items.raw(ref);
            DriveItem item = Items.from(raw, ref.driveId());
            if (item.size() > limit) {
                throw failure(GraphException.TOO_LARGE, ref + " has " + item.size() + " bytes, " + limit + " may be");
            }
            try {
                RangedDownload download = new RangedDownload(transfer, address(ref, raw), item.size());
                String hash = download.to(target);
                if (verified(item, hash)) {
                    return item;
                }
            } catch (RangedDownload.ChangedException e) {
                if (attempt == TRIES) {
                    throw failure(GraphException.CONTENT_BROKEN, ref + ": " + e.getMessage());
                }
                continue;
            }
            if (attempt == TRIES) {
                throw failure(GraphException.CONTENT_BROKEN, ref + ": the hash is another one");
            }
        }
    }

    /** By the hash; where there is none, the content must at least not have changed meanwhile. */
    private boolean verified(DriveItem item, String hash) {
        return item.quickXorHash()
                .map(hash::equals)
                .orElseGet(() -> items.item(item.ref()).cTag().equals(item.cTag()));
    }

    private URI address(ItemRef ref, com.microsoft.graph.models.DriveItem raw) {
        return Items.downloadUrl(raw).orElseGet(() -> redirect(ref));
    }

    /** An item without an address of its own: /content answers 302 with one. */
    private URI redirect(ItemRef ref) {
        String what = "find the content of " + ref;
        Request request = new Request.Builder()
                .url(HttpUrl.get(graph.addresses().item(ref) + "/content"))
                .build();
        try (Response response = graphClient.newCall(request).execute()) {
            Optional<URI> location = Items.address(response.header("Location"));
            if (response.isRedirect() && location.isPresent()) {
                return location.get();
            }
            throw graph.errors().of(what, response);
        } catch (IOException e) {
            throw graph.errors().noAnswer(what, e);
        } catch (RuntimeException e) {
            throw graph.errors().translate(what, e);
        }
    }

    private static GraphException failure(String code, String message) {
        return new GraphException(GraphFailure.of(code), message, null);
    }
}
