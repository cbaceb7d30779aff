package org.portal365.sandbox.graph.drive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The items of one drive in memory, by id and by place. */
public final class DriveItems {
    private final Map<String, Item> byId = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> children = new ConcurrentHashMap<>();

    Collection<Item> all() {
        return byId.values();
    }

    Optional<Item> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Item> child(String parentId, String name) {
        return Optional.ofNullable(namesIn(parentId).get(folded(name))).flatMap(this::byId);
    }

    List<Item> children(String parentId) {
        return namesIn(parentId).values().stream()
                .map(this::byId)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(item -> folded(item.name())))
                .toList();
    }

    /** The item itself, its parent, and so on up to the root. */
    List<Item> withAncestors(Item item) {
        List<Item> chain = new ArrayList<>();
        Optional<Item> next = Optional.of(item);
        while (next.isPresent()) {
            chain.add(next.get());
            next = Optional.ofNullable(next.get().parentId()).flatMap(this::byId);
        }
        return chain;
    }

    /** The live items anywhere below a folder. */
    Stream<Item> below(Item folder) {
        return children(folder.id()).stream().flatMap(child -> Stream.concat(Stream.of(child), below(child)));
    }

    long size(Item item) {
        Content content = item.content();
        return content != null
                ? content.size()
                : below(item)
                        .mapToLong(each -> each.folder() ? 0 : each.file().size())
                        .sum();
    }

    void put(Item item) {
        Item before = byId.put(item.id(), item);
        if (before != null && before.parentId() != null) {
            namesIn(before.parentId()).remove(folded(before.name()), before.id());
        }
        if (item.live() && item.parentId() != null) {
            namesIn(item.parentId()).put(folded(item.name()), item.id());
        }
    }

    private Map<String, String> namesIn(String parentId) {
        return children.computeIfAbsent(parentId, id -> new ConcurrentHashMap<>());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
