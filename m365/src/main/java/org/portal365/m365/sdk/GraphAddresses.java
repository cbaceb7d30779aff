package org.portal365.m365.sdk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.portal365.m365.graph.ItemRef;

/**
 * Addresses as the pages of Graph write them; the SDK's builders encode the colons of path addressing.
 *
 * @param base origin of Graph with its version, no slash at the end
 * @see <a href="https://learn.microsoft.com/graph/onedrive-addressing-driveitems">Addressing driveItem resources</a>
 */
record GraphAddresses(String base) {
    String item(ItemRef item) {
        return base + "/drives/" + segment(item.driveId()) + "/items/" + segment(item.itemId());
    }

    /** A name in a folder; what follows begins with ':' or is nothing. */
    String child(ItemRef folder, String name) {
        return item(folder) + ":/" + segment(name);
    }

    String appFolder(String driveId) {
        return base + "/drives/" + segment(driveId) + "/special/approot";
    }

    String delta(String driveId) {
        return base + "/drives/" + segment(driveId) + "/root/delta";
    }

    String subscriptions() {
        return base + "/subscriptions";
    }

    String subscription(String id) {
        return subscriptions() + "/" + segment(id);
    }

    String users() {
        return base + "/users";
    }

    String myDrive() {
        return base + "/me/drive";
    }

    /** Percent-encoded for one segment of a path, RFC 3986 section 3.3. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("*", "%2A");
    }
}
