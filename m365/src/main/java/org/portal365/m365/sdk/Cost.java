package org.portal365.m365.sdk;

import java.util.List;
import okhttp3.Request;

/**
 * Resource units of a call: one for a single item, a download, changes since a link; two for lists and everything that
 * writes; five for permissions.
 *
 * @see <a href="https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online">Avoid
 *     getting throttled or blocked in SharePoint Online, resource units</a>
 */
final class Cost {
    private static final List<String> PERMISSIONS = List.of("/permissions", "/createLink", "/invite");

    private Cost() {}

    static int of(Request request) {
        String path = request.url().encodedPath();
        if (PERMISSIONS.stream().anyMatch(path::contains)) {
            return 5;
        }
        boolean list = path.endsWith("/children")
                || (path.contains("/delta") && request.url().query() == null);
        return request.method().equals("GET") && !list ? 1 : 2;
    }
}
