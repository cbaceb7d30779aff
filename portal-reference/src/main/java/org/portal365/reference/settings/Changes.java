package org.portal365.reference.settings;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs between two states of the settings of one PID. */
final class Changes {
    private Changes() {}

    /** From old to new; an empty value is a removal. */
    static Map<String, Optional<String>> between(Map<String, String> from, Map<String, String> to) {
        Map<String, Optional<String>> changes = new TreeMap<>();
        var names = new TreeSet<>(from.keySet());
        names.addAll(to.keySet());
        for (String name : names) {
            Optional<String> value = Optional.ofNullable(to.get(name));
            if (!value.equals(Optional.ofNullable(from.get(name)))) {
                changes.put(name, value);
            }
        }
        return changes;
    }

    /**
     * What a node brings along when it starts. The database wins, but for values it does not know, and for those that
     * somebody has edited while the node was down: they are neither what the node started with last time nor what it
     * last had from the database.
     */
    static Map<String, Optional<String>> atStart(
            Map<String, String> stored, Map<String, String> local, Optional<SeenSettings.Seen> seen) {
        Map<String, Optional<String>> changes = new TreeMap<>();
        local.forEach((name, value) -> {
            boolean fresh = seen.isEmpty() && !stored.containsKey(name);
            boolean edited = seen.map(last -> !value.equals(last.started().get(name))
                            && !value.equals(last.synced().get(name)))
                    .orElse(false);
            if (fresh || edited) {
                changes.put(name, Optional.of(value));
            }
        });
        return changes;
    }
}
