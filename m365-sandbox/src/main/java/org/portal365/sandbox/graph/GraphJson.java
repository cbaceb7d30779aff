package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.graph.drive.DriveRecord;
import org.portal365.sandbox.graph.drive.Person;

/** Pieces of Graph's JSON that several resources share. */
final class GraphJson {
    private GraphJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** OneDrive for work shows whole seconds. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static ObjectNode identity(Person person) {
        return object().put("id", person.id()).put("displayName", person.displayName());
    }

    static ObjectNode user(Person person) {
        ObjectNode set = object();
        set.set("user", identity(person));
        return set;
    }

    static ObjectNode collection(String context, List<ObjectNode> values) {
        ObjectNode body = object().put("@odata.context", context);
        ArrayNode value = body.putArray("value");
        values.forEach(value::add);
        return body;
    }

    /** Keeps the selected properties and all annotations; null keeps everything. */
    static ObjectNode select(ObjectNode body, @Nullable String select) {
        if (select == null) {
            return body;
        }
        Set<String> wanted =
                Arrays.stream(select.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        body.properties().removeIf(entry -> !entry.getKey().startsWith("@odata") && !asked(entry.getKey(), wanted));
        return body;
    }

    private static boolean asked(String name, Set<String> wanted) {
        return wanted.contains(name)
                || (name.equals("@microsoft.graph.downloadUrl") && wanted.contains("content.downloadUrl"));
    }

    static ObjectNode drive(DriveRecord drive, long used, long total, Addresses addresses, String webUrl) {
        ObjectNode body = object().put("@odata.context", addresses.graph() + "/v1.0/$metadata#drives/$entity")
                .put("createdDateTime", time(drive.created()))
                .put("description", "")
                .put("id", drive.id())
                .put("lastModifiedDateTime", time(drive.created()))
                .put("name", drive.library() == null ? "OneDrive" : drive.library())
                .put("webUrl", webUrl)
                .put("driveType", drive.library() == null ? "business" : "documentLibrary");
        body.set("createdBy", user(drive.owner()));
        body.set("owner", user(drive.owner()));
        body.putObject("quota")
                .put("deleted", 0L)
                .put("remaining", Math.max(0, total - used))
                .put("state", used >= total ? "exceeded" : "normal")
                .put("total", total)
                .put("used", used);
        return body;
    }
}
