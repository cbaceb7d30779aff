package org.portal365.sandbox;

import io.javalin.http.Context;
import java.util.concurrent.locks.LockSupport;

/** Applies queued faults around the handlers of one server. The control interface itself is never hit. */
final class FaultHandlers {

    private static final String PENDING = "sandbox.fault";

    private final Faults faults;
    private final Site site;

    FaultHandlers(Faults faults, Site site) {
        this.faults = faults;
        this.site = site;
    }

    void before(Context ctx) {
        if (site == Site.BROWSER && ctx.path().startsWith("/control")) {
            return;
        }
        faults.take(site, ctx.method().name(), ctx.req().getRequestURI()).ifPresent(fault -> {
            pause(fault.delayMillis());
            if (fault.afterHandling()) {
                ctx.attribute(PENDING, fault);
            } else if (fault.status() != 0) {
                answer(ctx, fault);
                ctx.skipRemainingHandlers();
            }
        });
    }

    void after(Context ctx) {
        Fault fault = ctx.attribute(PENDING);
        if (fault != null && fault.status() != 0) {
            answer(ctx, fault);
        }
    }

    private static void answer(Context ctx, Fault fault) {
        String body = fault.body() == null ? "" : fault.body();
        ctx.status(fault.status()).contentType("application/json").result(body);
        if (fault.headers() != null) {
            fault.headers().forEach(ctx::header);
        }
    }

    private static void pause(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
