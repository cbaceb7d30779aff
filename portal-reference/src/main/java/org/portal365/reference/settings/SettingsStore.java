package org.portal365.reference.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The settings of all nodes, in the table portal_setting. */
public final class SettingsStore {
    private final Jdbi jdbi;

    public SettingsStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The settings of a PID; empty when it has none. */
    public Map<String, String> of(String pid) {
        return jdbi.withHandle(handle -> of(handle, pid));
    }

    private static Map<String, String> of(Handle handle, String pid) {
        Map<String, String> settings = new TreeMap<>();
        handle.createQuery("select name, content from portal_setting where pid = :pid")
                .bind("pid", pid)
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("content")))
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
        return settings;
    }

    public Set<String> pids() {
        return jdbi.withHandle(handle -> new TreeSet<>(handle.createQuery("select distinct pid from portal_setting")
                .mapTo(String.class)
                .list()));
    }

    /** Sets or (empty) removes settings, and tells the other nodes; one change after the other. */
    public void change(String pid, Map<String, Optional<String>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            // The counter's row is the lock, and what the nodes look at.
            handle.execute("update portal_setting_change set counter = counter + 1 where id = 1");
            changes.forEach((name, content) -> {
                handle.execute("delete from portal_setting where pid = ? and name = ?", pid, name);
                content.ifPresent(value -> handle.execute(
                        "insert into portal_setting (pid, name, content) values (?, ?, ?)", pid, name, value));
            });
        });
    }

    /** Grows with each change. */
    public long counter() {
        return jdbi.withHandle(handle -> handle.createQuery("select counter from portal_setting_change where id = 1")
                .mapTo(Long.class)
                .one());
    }
}
