package org.portal365.sandbox.graph;

import java.util.Set;

/** What a call costs, by SharePoint's page "Avoid getting throttled": 1, 2 or 5 resource units. */
final class RequestUnits {
    private static final int SINGLE = 1;
    private static final int MANY_OR_CHANGE = 2;
    private static final int PERMISSIONS = 5;
    private static final Set<String> SHARING = Set.of("createLink", "invite");
    private static final Set<String> LISTS = Set.of("children", "search", "drives", "sites", "versions", "thumbnails");

    private RequestUnits() {}

    /**
     * The units.
     *
     * @param action as {@link GraphTarget} names it
     * @param query the query string, "" without one
     */
    static int of(String method, String action, String query) {
        if (action.startsWith("permissions") || SHARING.contains(action) || query.contains("permissions")) {
            return PERMISSIONS;
        }
        if (action.equals("delta")) {
            return query.contains("token=") ? SINGLE : MANY_OR_CHANGE;
        }
        boolean list = LISTS.contains(action) || action.endsWith("/drives");
        return method.equals("GET") && !list ? SINGLE : MANY_OR_CHANGE;
    }
}
