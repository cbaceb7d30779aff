package org.portal365.reference.settings;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * What each node has seen of the settings, so that a file that was edited while the node was down is told from one that
 * is merely old.
 */
public final class SeenSettings {
    private static final Gson JSON = new Gson();
    private static final TypeToken<Map<String, String>> MAP = new TypeToken<>() {};

    private final Jdbi jdbi;
    private final String node;

    /** For one node, by a name that a restart does not change. */
    public SeenSettings(Jdbi jdbi, String node) {
        this.jdbi = jdbi;
        this.node = node;
    }

    /**
     * What the node had.
     *
     * @param started when it last started, before anything was mirrored
     * @param synced after the last mirroring
     */
    public record Seen(Map<String, String> started, Map<String, String> synced) {}

    Optional<Seen> of(String pid) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select started, synced from portal_setting_seen where node = :node and pid = :pid")
                .bind("node", node)
                .bind("pid", pid)
                .map((row, context) -> new Seen(map(row.getString("started")), map(row.getString("synced"))))
                .findOne());
    }

    void keep(String pid, Seen seen) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from portal_setting_seen where node = ? and pid = ?", node, pid);
            handle.execute(
                    "insert into portal_setting_seen (node, pid, started, synced) values (?, ?, ?, ?)",
                    node,
                    pid,
                    JSON.toJson(seen.started()),
                    JSON.toJson(seen.synced()));
        });
    }

    private static Map<String, String> map(String json) {
        return JSON.fromJson(json, MAP);
    }
}
