package org.portal365.sandbox.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.graph.drive.Item;

/** Addresses that Graph hands out: to the next page, to the next changes, to upload, to watch a copy. */
final class GraphLinks {
    private final Addresses addresses;

    GraphLinks(Addresses addresses) {
        this.addresses = addresses;
    }

    /** The same request with one query parameter set. */
    String next(GraphCall call, String parameter, String value) {
        Map<String, String> query = new TreeMap<>();
        call.context().queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
        query.put(parameter, value);
        String text = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return addresses.graph() + call.context().req().getRequestURI() + "?" + text;
    }

    /** The change list of a folder from a token on. */
    String delta(GraphCall call, Item folder, String token) {
        String of = folder.parentId() == null ? "root" : "items/" + folder.id();
        String top = call.query("$top") == null ? "" : "?$top=" + call.top(1, Integer.MAX_VALUE);
        return addresses.graph() + "/v1.0/drives/" + WebAddresses.encoded(folder.driveId()) + "/" + of
                + "/delta(token='" + token + "')" + top;
    }

    String upload(String token) {
        return addresses.files() + "/up/" + token;
    }

    String monitor(Item item) {
        return addresses.files() + "/monitor/" + item.id();
    }
}
