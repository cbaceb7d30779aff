package org.portal365.sandbox.graph;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.graph.drive.GraphError;

/**
 * What a Graph path points at (concept page "addressing driveItems"): by id, by path, or by a path below an id. Accepts the forms
 * the Java SDK ({@code items/root%3A%2Fup.bin%3A/createUploadSession}) and rclone ({@code items/root:/x}) send.
 *
 * @param user {@code me} or a user's id or principal name; null when a drive is named
 * @param drive the drive's id, null for the user's own
 * @param base the item the path starts at: {@code root}, {@code special/NAME} or an id; null when no item is meant
 * @param names path below the base
 * @param action what to do with it, empty for the resource itself; ids in it are replaced by a star
 * @param argument the id or value in the action
 */
record GraphTarget(
        @Nullable String user,
        @Nullable String drive,
        @Nullable String base,
        List<String> names,
        String action,
        String argument) {
    private static final Pattern OWNER =
            Pattern.compile("/(?:(me)|users/([^/]+)|drives/([^/]+)|shares/([^/]+))(/drives?)?(/.*)?");
    private static final Pattern SITES = Pattern.compile("/sites(?:/([^/]+)/drives)?");
    private static final Pattern ITEM = Pattern.compile(
            "/(?:items/(?<id>[^/:]+)|(?<root>root)|(?<special>special/[^/:]+))(?::(?<path>/[^:]*):?)?(?<rest>/.*)?");
    private static final Pattern VALUE = Pattern.compile("(delta|search)\\((?:token|q)='?(.*?)'?\\)");
    private static final List<String> COLLECTIONS = List.of("versions", "permissions");

    /** Reads the part of a request path after the version, as sent. */
    static GraphTarget parse(String raw) {
        String path = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (path.equals("/applications") || path.equals("/users")) {
            return whole(null, null, path.substring(1));
        }
        Matcher site = SITES.matcher(path);
        if (site.matches()) {
            String id = site.group(1);
            String action = id == null ? "sites" : "sites/*/drives";
            return new GraphTarget(null, null, null, List.of(), action, id == null ? "" : id);
        }
        if (path.matches("/subscriptions(/[^/]+)?")) {
            String id = path.replaceFirst("/subscriptions/?", "");
            String action = id.isEmpty() ? "subscriptions" : "subscriptions/*";
            return new GraphTarget(null, null, null, List.of(), action, id);
        }
        Matcher owner = OWNER.matcher(path);
        if (!owner.matches()) {
            throw unknown(path);
        }
        if (owner.group(4) != null) {
            return new GraphTarget(null, null, null, List.of(), "share", owner.group(4));
        }
        String user = owner.group(1) != null ? "me" : owner.group(2);
        String rest = owner.group(6) == null ? "" : owner.group(6);
        if (owner.group(3) == null && owner.group(5) == null) {
            return whole(user, null, rest.isEmpty() ? "user" : "user" + rest);
        }
        if (rest.isEmpty()) {
            return whole(user, owner.group(3), "/drives".equals(owner.group(5)) ? "drives" : "drive");
        }
        Matcher item = ITEM.matcher(rest);
        if (!item.matches()) {
            return whole(user, owner.group(3), "drive" + rest);
        }
        return inDrive(user, owner.group(3), item);
    }

    private static GraphTarget whole(@Nullable String user, @Nullable String drive, String action) {
        return new GraphTarget(user, drive, null, List.of(), action, "");
    }

    private static GraphTarget inDrive(@Nullable String user, @Nullable String drive, Matcher item) {
        String id = item.group("id");
        String base = id != null ? id : item.group("root") != null ? "root" : item.group("special");
        String path = item.group("path");
        List<String> names = path == null
                ? List.of()
                : Arrays.stream(path.split("/", -1))
                        .filter(name -> !name.isEmpty())
                        .toList();
        String rest = item.group("rest");
        String action = (rest == null ? "" : rest.substring(1))
                .replace("microsoft.graph.", "")
                .replaceFirst("\\(\\)$", "")
                .replaceFirst("/$", "");
        Matcher value = VALUE.matcher(action);
        if (value.matches()) {
            return new GraphTarget(user, drive, base, names, value.group(1), value.group(2));
        }
        String[] parts = action.split("/", -1);
        if (parts.length > 1 && COLLECTIONS.contains(parts[0])) {
            String argument = parts[1];
            parts[1] = "*";
            return new GraphTarget(user, drive, base, names, String.join("/", parts), argument);
        }
        return new GraphTarget(user, drive, base, names, action, "");
    }

    /** The last name of the path; empty when the base itself is meant. */
    String lastName() {
        return names.isEmpty() ? "" : names.get(names.size() - 1);
    }

    private static GraphError unknown(String path) {
        return new GraphError(
                400, "BadRequest", "Resource not found for the segment '" + path.replaceFirst("^/", "") + "'.");
    }
}
