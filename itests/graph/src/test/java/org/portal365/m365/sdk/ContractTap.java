package org.portal365.m365.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.portal365.itests.graph.GraphSandbox;
import org.portal365.sandbox.graph.GraphContract;
import org.portal365.sandbox.graph.GraphRequest;

/** Holds each exchange with Graph against Microsoft's published schema; answers that a fault has made are left out. */
final class ContractTap implements Interceptor {
    private static final long MOST = 16L << 20;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger checked = new AtomicInteger();

    /** What is wrong with the exchanges so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    int checked() {
        return checked.get();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        byte[] sent = body(request);
        Response response = chain.proceed(request);
        if (response.header("x-ms-ags-diagnostic") != null) {
            check(request, sent, response);
        }
        return response;
    }

    private void check(Request request, byte[] sent, Response response) throws IOException {
        byte[] received = response.peekBody(MOST).bytes();
        if (response.code() >= 400 && received.length == 0) {
            return;
        }
        String query = request.url().encodedQuery();
        String path = request.url().encodedPath() + (query == null ? "" : "?" + query);
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
        headers.remove("Authorization");
        if (request.body() != null && request.body().contentType() != null) {
            headers.put("Content-Type", request.body().contentType().toString());
        }
        complaints.addAll(GraphContract.complaints(
                new GraphRequest(request.method(), path, headers, sent),
                response.code(),
                response.headers().toMultimap(),
                received));
        if (response.isSuccessful() && received.length > 0) {
            strict(GraphSandbox.JSON.readTree(received));
        }
        checked.incrementAndGet();
    }

    private void strict(JsonNode answer) {
        List<JsonNode> bodies = new ArrayList<>();
        if (answer.path("value").isArray()) {
            answer.path("value").forEach(bodies::add);
        } else {
            bodies.add(answer);
        }
        for (JsonNode each : bodies) {
            type(each).ifPresent(name -> complaints.addAll(GraphContract.complaints(name, each)));
        }
    }

    private static java.util.Optional<String> type(JsonNode body) {
        Map<String, String> tells = Map.of(
                "parentReference", "driveItem",
                "roles", "permission",
                "uploadUrl", "uploadSession",
                "driveType", "drive",
                "notificationUrl", "subscription");
        return tells.entrySet().stream()
                .filter(entry -> body.has(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static byte[] body(Request request) throws IOException {
        if (request.body() == null || request.body().contentLength() > MOST) {
            return new byte[0];
        }
        Buffer bytes = new Buffer();
        request.body().writeTo(bytes);
        return bytes.readByteArray();
    }
}
