package org.portal365.reference.web;

import java.util.List;

/** Whether this node is ready, for load balancers, by whatever name they call it: 200, or 503 without its database. */
public final class Health implements Routes {
    static final String PATH = "/health";

    private final Runnable database;

    /** @param database asks it for something, and throws where it does not answer */
    public Health(Runnable database) {
        this.database = database;
    }

    /** Whether monitoring asks, which calls a node by whatever name it has. */
    static boolean monitored(String path) {
        return path.equals(PATH) || path.equals("/metrics") || path.equals("/health/checks");
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(PATH, Caller.ANYONE, request -> ready()));
    }

    private Response ready() {
        try {
            database.run();
            return Response.text(200, "ready\n");
        } catch (RuntimeException e) {
            return Response.text(503, "the database does not answer\n");
        }
    }
}
