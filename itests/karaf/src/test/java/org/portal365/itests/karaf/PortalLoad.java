package org.portal365.itests.karaf;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers who ask for pages again and again until it is enough, and keep what was wrong with the answers. */
final class PortalLoad {
    /** Longer is hanging. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int CALLERS = 2;
    private static final Set<Integer> CLEAR = Set.of(200, 204, 303, 400, 403, 404, 429);

    private final String root;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile boolean enough;

    PortalLoad(String root, String... paths) {
        this.root = root;
        for (int i = 0; i < CALLERS; i++) {
            for (String path : paths) {
                Thread thread = new Thread(() -> call(path), "load " + path);
                thread.start();
                threads.add(thread);
            }
        }
    }

    private void call(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(PATIENCE)
                .build();
        while (!enough) {
            try {
                look(path, http.send(request, HttpResponse.BodyHandlers.ofString()));
            } catch (IOException e) {
                wrong.add(path + ": " + e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(String path, HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean later =
                status == 503 && answer.headers().firstValue("Retry-After").isPresent();
        String body = answer.body();
        boolean clear = later || CLEAR.contains(status);
        if (!clear || body.contains("Exception") || body.contains("NoClassDefFoundError")) {
            wrong.add(path + ": " + status + " " + body);
        }
        seen.computeIfAbsent(path + " " + status, key -> new AtomicInteger()).incrementAndGet();
    }

    /** How often each path was answered with each status. */
    Map<String, AtomicInteger> seen() {
        return seen;
    }

    /** Answers that are neither good nor a clear no. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Ends it, and waits for the last answers. */
    void end() throws InterruptedException {
        enough = true;
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis() * 2);
        }
    }
}
