package org.portal365.reference.web;

import java.util.List;

/** Whether this node is ready: 200, for load balancers, by whatever name they call it. */
public final class Health implements Routes {
    static final String PATH = "/health";

    /** Whether monitoring asks, which calls a node by whatever name it has. */
    static boolean monitored(String path) {
        return path.equals(PATH) || path.equals("/metrics") || path.equals("/health/checks");
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(PATH, Caller.ANYONE, request -> Response.text(200, "ready\n")));
    }
}
