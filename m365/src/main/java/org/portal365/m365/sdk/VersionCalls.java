package org.portal365.m365.sdk;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.ItemVersion;

/**
 * Versions that the drive keeps of a file.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/driveitem-list-versions">List versions of a driveItem</a>
 */
final class VersionCalls {
    private final GraphCalls graph;

    VersionCalls(GraphCalls graph) {
        this.graph = graph;
    }

    List<ItemVersion> of(ItemRef item) {
        String what = "list the versions of " + item;
        List<ItemVersion> versions = new ArrayList<>();
        Pages pages = new Pages(graph.errors(), what);
        var page = graph.item(item).versions();
        while (true) {
            var current = page;
            var answer = graph.call(what, current::get);
            var values = answer.getValue();
            if (values != null) {
                values.forEach(value -> versions.add(version(value)));
            }
            String next = answer.getOdataNextLink();
            if (next == null) {
                return versions;
            }
            page = current.withUrl(pages.next(next));
        }
    }

    private static ItemVersion version(com.microsoft.graph.models.DriveItemVersion version) {
        String id = version.getId();
        Long size = version.getSize();
        return new ItemVersion(
                id == null ? "" : id,
                size == null ? 0 : size,
                Optional.ofNullable(version.getLastModifiedDateTime()).map(OffsetDateTime::toInstant),
                Items.editor(version.getLastModifiedBy()));
    }
}
