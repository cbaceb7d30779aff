package org.portal365.sandbox;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The newest calls of all servers, in memory; what a test counts. */
public final class CallLog {

    private static final int KEPT = 5_000;
    private static final List<String> INTERESTING = List.of(
            "Host",
            "User-Agent",
            "Content-Type",
            "Content-Length",
            "Content-Range",
            "Range",
            "If-Match",
            "If-None-Match",
            "Prefer",
            "Origin",
            "Sec-Fetch-Site",
            "client-request-id",
            "x-client-SKU");

    private final Clock clock;
    private final Deque<LoggedCall> calls = new ArrayDeque<>();
    private long number;

    public CallLog(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Site site, Context ctx, float millis) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(new LoggedCall(
                ++number,
                clock.instant(),
                site.label(),
                ctx.method().name(),
                ctx.req().getRequestURI(),
                List.copyOf(new TreeSet<>(ctx.queryParamMap().keySet())),
                headers(ctx),
                ctx.statusCode(),
                (long) millis));
    }

    /** Oldest first. */
    public synchronized List<LoggedCall> calls() {
        return List.copyOf(calls);
    }

    public synchronized void clear() {
        calls.clear();
    }

    private static Map<String, String> headers(Context ctx) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : INTERESTING) {
            String value = ctx.header(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        String authorization = ctx.header("Authorization");
        if (authorization != null) {
            kept.put("Authorization", authorization.split(" ", 2)[0]);
        }
        return kept;
    }
}
