package org.portal365.m365.seal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** What the live nodes say of their sealing keys. All times are the database's, as clocks of nodes differ. */
public final class SealNodes {
    /** After this time without a sign a node counts as gone. */
    static final int LIVE_SECONDS = 30;
    /** Longer than from the choice of a key to the row in the database. */
    static final int SETTLED_SECONDS = 10;

    private final Jdbi jdbi;
    private final String node;

    /** @param node the name of this one, different from all others */
    public SealNodes(Jdbi jdbi, String node) {
        this.jdbi = jdbi;
        this.node = node;
    }

    /** Says that this node is there and what it has. */
    void announce(Set<String> kids) {
        jdbi.useHandle(handle -> {
            if (!update(handle, kids)) {
                insert(handle, kids);
            }
        });
    }

    private boolean update(Handle handle, Set<String> kids) {
        return handle.createUpdate(
                                "update m365_seal_node set seen_at = current_timestamp, kids = :kids where node = :node")
                        .bind("kids", String.join(" ", kids))
                        .bind("node", node)
                        .execute()
                == 1;
    }

    private void insert(Handle handle, Set<String> kids) {
        int unused = handle.createUpdate(
                        "delete from m365_seal_node where seen_at < current_timestamp - interval '1' day")
                .execute();
        try {
            unused = handle.createUpdate("insert into m365_seal_node (node, seen_at, kids)"
                            + " values (:node, current_timestamp, :kids)")
                    .bind("kids", String.join(" ", kids))
                    .bind("node", node)
                    .execute();
        } catch (UnableToExecuteStatementException e) {
            // Two threads of this node at once: the other one has said it.
            if (!update(handle, kids)) {
                throw e;
            }
        }
    }

    /** Says with which key this node seals from now on. */
    void sealing(String kid) {
        jdbi.useHandle(handle -> handle.createUpdate("update m365_seal_node set sealing = :kid, sealing_since ="
                        + " current_timestamp where node = :node and (sealing is null or sealing <> :kid)")
                .bind("kid", kid)
                .bind("node", node)
                .execute());
    }

    List<LiveNode> live() {
        return jdbi.withHandle(handle -> handle.createQuery("select node, kids, sealing, sealing_since is null or"
                        + " sealing_since < current_timestamp - interval '" + SETTLED_SECONDS + "' second"
                        + " from m365_seal_node where seen_at > current_timestamp - interval '" + LIVE_SECONDS
                        + "' second order by node")
                .map((row, context) -> new LiveNode(
                        row.getString(1),
                        Set.of(
                                row.getString(2).isEmpty()
                                        ? new String[0]
                                        : row.getString(2).split(" ", -1)),
                        Optional.ofNullable(row.getString(3)),
                        row.getBoolean(4)))
                .list());
    }

    /** Says that this node stops. */
    void leave() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from m365_seal_node where node = :node")
                .bind("node", node)
                .execute());
    }
}
