package org.portal365.m365.sdk;

import com.microsoft.graph.drives.item.items.item.createuploadsession.CreateUploadSessionPostRequestBody;
import com.microsoft.graph.drives.item.items.item.createuploadsession.CreateUploadSessionRequestBuilder;
import com.microsoft.graph.models.DriveItemUploadableProperties;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.UploadProgress;
import org.portal365.m365.graph.UploadSession;

/**
 * Uploads: small ones whole, others in ranges.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/driveitem-createuploadsession">driveItem: createUploadSession</a>
 */
final class UploadCalls {
    /** 10 MiB: few requests, and little is lost when one breaks. */
    static final long RANGE = 32L * UploadSession.RANGE_UNIT;

    private static final int TRIES_WITHOUT_PROGRESS = 5;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final String CONFLICT = "@microsoft.graph.conflictBehavior";

    private final GraphCalls graph;
    private final OkHttpClient graphClient;
    private final Transfer transfer;
    private final URI transferBase;

    /** @param graphClient with token and gate, for what the SDK cannot repeat */
    UploadCalls(GraphCalls graph, OkHttpClient graphClient, Transfer transfer) {
        this.graph = graph;
        this.graphClient = graphClient;
        this.transfer = transfer;
        this.transferBase = URI.create(graph.addresses().base());
    }

    DriveItem putSmall(ItemRef folder, String name, Body body, Conflict conflict) {
        String what = "put into " + folder;
        HttpUrl address = HttpUrl.get(graph.addresses().child(folder, name) + ":/content")
                .newBuilder()
                .addEncodedQueryParameter(CONFLICT, word(conflict))
                .build();
        Request request = new Request.Builder()
                .url(address)
                .put(new BodyPart(body, 0, body.length(), transfer.pace()))
                .build();
        try (Response response = graphClient.newCall(request).execute()) {
            return item(what, response, folder.driveId());
        } catch (IOException e) {
            throw graph.errors().noAnswer(what, e);
        } catch (RuntimeException e) {
            throw graph.errors().translate(what, e);
        }
    }

    UploadSession create(ItemRef folder, String name, long size, Conflict conflict) {
        String what = "begin an upload into " + folder;
        DriveItemUploadableProperties item = new DriveItemUploadableProperties();
        item.setName(name);
        item.setFileSize(size);
        item.setAdditionalData(new HashMap<>(Map.of(CONFLICT, word(conflict))));
        CreateUploadSessionPostRequestBody body = new CreateUploadSessionPostRequestBody();
        body.setItem(item);
        String address = graph.addresses().child(folder, name) + ":/createUploadSession";
        var session =
                graph.call(what, () -> new CreateUploadSessionRequestBuilder(address, graph.adapter()).post(body));
        return session(what, session, null);
    }

    UploadSession status(URI uploadUrl) {
        String what = "ask for the state of an upload";
        Request request = new Request.Builder().url(url(what, uploadUrl)).get().build();
        try (Response response = transfer.exchange(what, request, 0)) {
            if (!response.isSuccessful()) {
                throw graph.errors().of(what, response);
            }
            return session(what, read(what, response), uploadUrl);
        } catch (IOException e) {
            throw graph.errors().noAnswer(what, e);
        }
    }

    void cancel(URI uploadUrl) {
        String what = "give an upload up";
        Request request =
                new Request.Builder().url(url(what, uploadUrl)).delete().build();
        try (Response response = transfer.exchange(what, request, 0)) {
            if (!response.isSuccessful() && response.code() != 404) {
                throw graph.errors().of(what, response);
            }
        } catch (IOException e) {
            throw graph.errors().noAnswer(what, e);
        }
    }

    UploadProgress putRange(URI uploadUrl, Body body, long offset, long length) {
        long total = body.length();
        if (length % UploadSession.RANGE_UNIT != 0 && offset + length != total) {
            throw new IllegalArgumentException("only the last range may have a length of " + length);
        }
        String what = "upload bytes from " + offset + " of " + total;
        Request request = new Request.Builder()
                .url(url(what, uploadUrl))
                .header("Content-Range", "bytes " + offset + "-" + (offset + length - 1) + "/" + total)
                .put(new BodyPart(body, offset, length, transfer.pace()))
                .build();
        try (Response response = transfer.exchange(what, request, length)) {
            if (response.code() == 202) {
                return new UploadProgress(
                        session(what, read(what, response), uploadUrl).nextExpected(), Optional.empty());
            }
            return new UploadProgress(total, Optional.of(item(what, response, "")));
        } catch (IOException e) {
            throw graph.errors().noAnswer(what, e);
        }
    }

    /** Ranges one after the other; after a break the server is asked what it has. */
    DriveItem upload(UploadSession session, Body body) {
        long next = session.nextExpected();
        int tries = 0;
        while (true) {
            long before = next;
            try {
                long length = Math.min(RANGE, body.length() - next);
                UploadProgress progress = putRange(session.uploadUrl(), body, next, length);
                if (progress.item().isPresent()) {
                    return progress.item().get();
                }
                next = progress.nextExpected();
            } catch (GraphException e) {
                if (!worthAsking(e) || tries + 1 >= TRIES_WITHOUT_PROGRESS) {
                    throw e;
                }
                next = status(session.uploadUrl()).nextExpected();
            }
            tries = next > before ? 0 : tries + 1;
            if (next >= body.length() || tries >= TRIES_WITHOUT_PROGRESS) {
                throw new GraphException(
                        GraphFailure.of(GraphException.BAD_ANSWER),
                        "upload: the server expects byte " + next + " of " + body.length(),
                        null);
            }
        }
    }

    /** A break, a fault of the server that did not ask to wait, or a range it has already. */
    private static boolean worthAsking(GraphException e) {
        return e.code().equals(GraphException.NO_ANSWER)
                || e.status() == RANGE_NOT_SATISFIABLE
                || (e.status() >= 500 && e.status() != 507 && e.retryAfter().isEmpty());
    }

    private DriveItem item(String what, Response response, String driveId) throws IOException {
        if (!response.isSuccessful()) {
            throw graph.errors().of(what, response);
        }
        byte[] json = response.body() == null ? new byte[0] : response.body().bytes();
        return GraphJson.read(json, com.microsoft.graph.models.DriveItem::createFromDiscriminatorValue)
                .filter(item -> item.getId() != null)
                .map(item -> Items.from(item, driveId))
                .orElseThrow(() -> graph.errors().badAnswer(what, null));
    }

    private com.microsoft.graph.models.UploadSession read(String what, Response response) throws IOException {
        byte[] json = response.body() == null ? new byte[0] : response.body().bytes();
        return GraphJson.read(json, com.microsoft.graph.models.UploadSession::createFromDiscriminatorValue)
                .orElseThrow(() -> graph.errors().badAnswer(what, null));
    }

    /** @param known the address, where the answer does not repeat it */
    private UploadSession session(String what, com.microsoft.graph.models.UploadSession session, @Nullable URI known) {
        URI address = known == null
                ? Items.address(session.getUploadUrl())
                        .orElseThrow(() -> graph.errors().badAnswer(what, null))
                : known;
        OffsetDateTime expires = session.getExpirationDateTime();
        return new UploadSession(
                address,
                expires == null ? Instant.MAX : expires.toInstant(),
                nextExpected(what, session.getNextExpectedRanges()));
    }

    /** "12345-" or "12345-55232": what comes first is sent first. */
    private long nextExpected(String what, @Nullable List<String> ranges) {
        if (ranges == null || ranges.isEmpty()) {
            throw graph.errors().badAnswer(what, null);
        }
        String first = ranges.get(0);
        try {
            int dash = first.indexOf('-');
            return Long.parseLong(dash < 0 ? first : first.substring(0, dash));
        } catch (NumberFormatException e) {
            throw graph.errors().badAnswer(what, e);
        }
    }

    private HttpUrl url(String what, URI address) {
        HttpUrl url = HttpUrl.get(transferBase.resolve(address));
        if (url == null) {
            throw graph.errors().badAnswer(what, null);
        }
        return url;
    }

    private static String word(Conflict conflict) {
        return conflict.name().toLowerCase(Locale.ROOT);
    }
}
