package org.portal365.api.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.portal365.api.GroupId;
import org.portal365.api.UserId;
import org.portal365.api.portal.Groups;

/** Memberships in memory, by the source they came from. */
public final class InMemoryGroups implements Groups {
    private static final String BY_HAND = "";

    private final Map<UserId, Map<String, Set<GroupId>>> memberships = new HashMap<>();

    /** What an admin does in the portal. */
    public synchronized void addByHand(UserId id, GroupId group) {
        bySource(id).computeIfAbsent(BY_HAND, source -> new HashSet<>()).add(group);
    }

    @Override
    public synchronized Set<GroupId> of(UserId id) {
        Set<GroupId> all = new HashSet<>();
        memberships.getOrDefault(id, Map.of()).values().forEach(all::addAll);
        return Set.copyOf(all);
    }

    @Override
    public synchronized void replaceMapped(UserId id, String source, Set<GroupId> groups) {
        if (source.equals(BY_HAND)) {
            throw new IllegalArgumentException("memberships need a source");
        }
        bySource(id).put(source, Set.copyOf(groups));
    }

    private Map<String, Set<GroupId>> bySource(UserId id) {
        return memberships.computeIfAbsent(id, user -> new HashMap<>());
    }
}
