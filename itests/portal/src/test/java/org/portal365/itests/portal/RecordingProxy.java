package org.portal365.itests.portal;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An HTTP proxy that keeps every answer, byte for byte: the browser itself soon forgets the bodies of redirects. */
final class RecordingProxy implements AutoCloseable {
    /** Of one connection only, or made by the client itself; and answers are to come uncompressed. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "proxy-connection",
            "transfer-encoding",
            "upgrade");

    private static final int NO_BODY = -1;
    private static final int BAD_GATEWAY = 502;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    private RecordingProxy(HttpServer server) {
        this.server = server;
    }

    /**
     * A request and the answer to it.
     *
     * @param asked headers of the request by lower-case name
     * @param headers of the answer, by lower-case name
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Exchange(
            String method,
            URI address,
            Map<String, List<String>> asked,
            int status,
            Map<String, List<String>> headers,
            byte[] body) {}

    static RecordingProxy open() throws IOException {
        RecordingProxy proxy =
                new RecordingProxy(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        proxy.server.createContext("/", proxy::pass);
        proxy.server.setExecutor(proxy.threads);
        proxy.server.start();
        return proxy;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Oldest first. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private void pass(HttpExchange browser) throws IOException {
        try (browser) {
            HttpResponse<byte[]> answer = client.send(request(browser), BodyHandlers.ofByteArray());
            exchanges.add(new Exchange(
                    browser.getRequestMethod(),
                    browser.getRequestURI(),
                    lowerCase(browser.getRequestHeaders()),
                    answer.statusCode(),
                    lowerCase(answer.headers().map()),
                    answer.body()));
            answer.headers().map().forEach((name, values) -> {
                if (passedOn(name)) {
                    browser.getResponseHeaders().put(name, values);
                }
            });
            int length = answer.body().length;
            browser.sendResponseHeaders(answer.statusCode(), length == 0 ? NO_BODY : length);
            browser.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            browser.sendResponseHeaders(BAD_GATEWAY, NO_BODY);
        }
    }

    private static HttpRequest request(HttpExchange browser) throws IOException {
        Headers headers = browser.getRequestHeaders();
        HttpRequest.Builder request = HttpRequest.newBuilder(browser.getRequestURI())
                .method(
                        browser.getRequestMethod(),
                        BodyPublishers.ofByteArray(browser.getRequestBody().readAllBytes()));
        headers.forEach((name, values) -> {
            if (passedOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static boolean passedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT), entry -> List.copyOf(entry.getValue())));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
