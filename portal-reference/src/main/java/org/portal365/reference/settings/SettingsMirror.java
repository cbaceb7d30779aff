package org.portal365.reference.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.portal365.reference.settings.SeenSettings.Seen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the settings of this node and those of the database the same. A change made on the node (Web Console, shell, file)
 * goes into the database; everything else comes out of it. Only the keys that really changed travel, so two changes at
 * once on two nodes do not undo each other.
 */
public final class SettingsMirror {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsMirror.class);

    private final SettingsStore store;
    private final LocalSettings local;
    private final SeenSettings seen;
    /** What this node and the database last agreed upon. */
    private final Map<String, Map<String, String>> agreed = new HashMap<>();

    private final Map<String, Map<String, String>> started = new HashMap<>();
    private long counter = -1;
    private boolean failing;

    public SettingsMirror(SettingsStore store, LocalSettings local, SeenSettings seen) {
        this.store = store;
        this.local = local;
        this.seen = seen;
    }

    /** Looks whether another node has changed something; cheap enough for each second. Never throws. */
    public synchronized void tick() {
        attempt(() -> {
            long now = store.counter();
            if (now != counter) {
                var pids = new TreeSet<>(store.pids());
                pids.addAll(local.pids());
                pids.addAll(agreed.keySet());
                pids.stream().filter(local::shared).forEach(this::syncOne);
                counter = now;
            }
        });
    }

    /** Something has changed the settings of a PID on this node. Never throws. */
    public synchronized void sync(String pid) {
        if (local.shared(pid)) {
            attempt(() -> syncOne(pid));
        }
    }

    private void syncOne(String pid) {
        Map<String, String> here = local.read(pid);
        Map<String, Optional<String>> changes = agreed.containsKey(pid)
                ? Changes.between(agreed.get(pid), here)
                : Changes.atStart(store.of(pid), here, seen.of(pid));
        started.putIfAbsent(pid, here);
        store.change(pid, changes);
        Map<String, String> there = store.of(pid);
        if (!there.equals(here)) {
            local.write(pid, there);
        }
        if (!there.equals(agreed.put(pid, there))) {
            seen.keep(pid, new Seen(started.getOrDefault(pid, there), there));
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("Settings cannot be mirrored at the moment; trying again", e);
            }
            failing = true;
        }
    }
}
