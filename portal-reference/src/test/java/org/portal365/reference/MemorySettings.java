package org.portal365.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.portal365.reference.settings.LocalSettings;

/** The settings of one node, in memory. */
public final class MemorySettings implements LocalSettings {
    private final Map<String, Map<String, String>> settings = new HashMap<>();

    @Override
    public Set<String> pids() {
        return Set.copyOf(settings.keySet());
    }

    @Override
    public Map<String, String> read(String pid) {
        return new TreeMap<>(settings.getOrDefault(pid, Map.of()));
    }

    @Override
    public void write(String pid, Map<String, String> values) {
        settings.put(pid, new TreeMap<>(values));
    }

    @Override
    public boolean shared(String pid) {
        return true;
    }
}
