package org.portal365.diskoffice.graph;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.portal365.api.Body;
import org.portal365.m365.graph.Drive;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.Invitation;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.Permission;
import org.portal365.m365.graph.SharingLink;
import org.portal365.m365.graph.UploadProgress;
import org.portal365.m365.graph.UploadSession;

/** A drive of Graph in memory, as far as the adapter uses it: folders, small files, one upload session. */
final class GraphModel implements InvocationHandler {
    static final String DRIVE = "b!drive";
    private final Map<String, DriveItem> items = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();
    final List<Invitation> invitations = new ArrayList<>();
    final List<String> revoked = new ArrayList<>();
    Optional<GraphFailure> failing = Optional.empty();

    GraphDrive drive() {
        return (GraphDrive)
                Proxy.newProxyInstance(GraphDrive.class.getClassLoader(), new Class<?>[] {GraphDrive.class}, this);
    }

    List<String> names() {
        return items.values().stream().map(DriveItem::name).toList();
    }

    DriveItem add(String parent, String name, long size, boolean folder) {
        String id = "item" + parents.size();
        DriveItem item = new DriveItem(
                DRIVE,
                id,
                name,
                size,
                "e",
                "c",
                Optional.empty(),
                Optional.of(URI.create("https://x/" + id)),
                Optional.empty(),
                Optional.empty(),
                folder,
                false);
        items.put(id, item);
        parents.put(id, parent);
        return item;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        failing.ifPresent(failure -> {
            throw new GraphException(failure, "asked for by a test", null);
        });
        return switch (method.getName()) {
            case "myDrive" -> new Drive(DRIVE, "business", OptionalLong.of(1L << 30));
            case "ensureFolder" -> folders((List<?>) arguments[1]);
            case "child" -> child(((ItemRef) arguments[0]).itemId(), (String) arguments[1]);
            case "children" -> children(((ItemRef) arguments[0]).itemId());
            case "item" -> item((ItemRef) arguments[0]);
            case "putSmall" ->
                add(((ItemRef) arguments[0]).itemId(), (String) arguments[1], ((Body) arguments[2]).length(), false);
            case "createUploadSession" -> new UploadSession(URI.create("https://files/secret"), Instant.EPOCH, 0);
            case "putRange" -> progress((Long) arguments[2] + (Long) arguments[3], (Body) arguments[1]);
            case "invite" -> {
                invitations.add((Invitation) arguments[1]);
                yield List.of(new Permission("p" + invitations.size(), List.of("write"), List.of()));
            }
            case "createLink" -> new SharingLink("link", URI.create("https://x/link"));
            case "removePermission" -> revoked.add((String) arguments[1]);
            case "delete" -> items.remove(((ItemRef) arguments[0]).itemId());
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private UploadProgress progress(long next, Body body) {
        return new UploadProgress(
                next, next == body.length() ? Optional.of(add(ItemRef.ROOT, "big", next, false)) : Optional.empty());
    }

    private DriveItem folders(List<?> path) {
        String parent = ItemRef.ROOT;
        for (Object name : path) {
            String in = parent;
            parent = child(in, (String) name)
                    .orElseGet(() -> add(in, (String) name, 0, true))
                    .id();
        }
        return items.get(parent);
    }

    private Optional<DriveItem> child(String parent, String name) {
        return children(parent).stream()
                .filter(item -> item.name().equals(name))
                .findFirst();
    }

    private List<DriveItem> children(String parent) {
        return items.values().stream()
                .filter(item -> parents.get(item.id()).equals(parent))
                .toList();
    }

    private DriveItem item(ItemRef ref) {
        return Optional.ofNullable(items.get(ref.itemId()))
                .orElseThrow(() -> new GraphException(GraphFailure.of(404, "itemNotFound", "r"), "no item", null));
    }
}
