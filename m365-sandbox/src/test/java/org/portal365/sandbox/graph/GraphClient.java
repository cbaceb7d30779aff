package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.portal365.sandbox.Json;

/** Calls Graph for one person and checks every exchange against the contract. */
public final class GraphClient {
    private final RunningSandbox sandbox;
    private final HttpClient http;
    private final String token;

    GraphClient(RunningSandbox sandbox, String token) {
        this.sandbox = sandbox;
        this.http = sandbox.http();
        this.token = token;
    }

    /** An answer. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Reply(int status, java.net.http.HttpHeaders headers, byte[] body) {
        public JsonNode json() {
            return Json.parse(new String(body, StandardCharsets.UTF_8));
        }

        public String text(String pointer) {
            return json().at(pointer).asText();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public Reply expect(int wanted) {
            assertThat(status).as(new String(body, StandardCharsets.UTF_8)).isEqualTo(wanted);
            return this;
        }
    }

    public Reply get(String path) {
        return send("GET", path, Map.of(), new byte[0]);
    }

    /** Without a look at the contract, for answers that no handler wrote. */
    public Reply rawGet(String path) {
        String address = sandbox.sandbox().addresses().graph() + "/v1.0" + path;
        return files("GET", address, Map.of("Authorization", "Bearer " + token), new byte[0]);
    }

    public Reply delete(String path) {
        return send("DELETE", path, Map.of(), new byte[0]);
    }

    public Reply post(String path, String json) {
        return send("POST", path, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    public Reply patch(String path, String json, Map<String, String> headers) {
        Map<String, String> all = new java.util.TreeMap<>(headers);
        all.put("Content-Type", "application/json");
        return send("PATCH", path, all, json.getBytes(StandardCharsets.UTF_8));
    }

    public Reply put(String path, byte[] content) {
        return send("PUT", path, Map.of("Content-Type", "application/octet-stream"), content);
    }

    public Reply send(String method, String path, Map<String, String> headers, byte[] body) {
        String rest = path.startsWith("https:") ? path.replaceFirst("https://[^/]+/v1.0", "") : path;
        GraphRequest request = new GraphRequest(method, "/v1.0" + rest, headers, body);
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(sandbox.sandbox().addresses().graph() + "/v1.0" + rest))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(builder::header);
        HttpResponse<byte[]> answer = exchange(builder.build());
        assertThat(GraphContract.complaints(request, answer)).isEmpty();
        Reply reply = new Reply(answer.statusCode(), answer.headers(), answer.body());
        strict(reply);
        return reply;
    }

    /** Items anywhere in an answer carry no property that Microsoft's schema does not know. */
    private static void strict(Reply reply) {
        if (reply.body().length == 0) {
            return;
        }
        JsonNode body = reply.json();
        if (reply.status() >= 400) {
            assertThat(reply.header("request-id")).isNotEmpty();
            assertThat(body.at("/error/innerError/request-id").asText()).isEqualTo(reply.header("request-id"));
            return;
        }
        (body.path("value").isArray()
                        ? body.path("value")
                        : Json.MAPPER.createArrayNode().add(body))
                .forEach(each -> {
                    if (each.has("parentReference")) {
                        assertThat(GraphContract.complaints("driveItem", each)).isEmpty();
                    } else if (each.has("roles")) {
                        assertThat(GraphContract.complaints("permission", each)).isEmpty();
                    } else if (each.has("uploadUrl")) {
                        assertThat(GraphContract.complaints("uploadSession", each))
                                .isEmpty();
                    } else if (each.has("driveType")) {
                        assertThat(GraphContract.complaints("drive", each)).isEmpty();
                    }
                });
    }

    /** Calls an upload or download address, without a bearer unless headers bring one. */
    public Reply files(String method, String address, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(builder::header);
        HttpResponse<byte[]> answer = exchange(builder.build());
        return new Reply(answer.statusCode(), answer.headers(), answer.body());
    }

    /** The bytes of a file as Graph shows them now. */
    public byte[] content(String itemPath) {
        String location = get(itemPath + "/content").expect(302).header("Location");
        return files("GET", location, Map.of(), new byte[0]).expect(200).body();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
