package org.portal365.diskoffice;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.diskoffice.graph.DriveWatches;
import org.portal365.diskoffice.graph.GraphRemoteDrives;
import org.portal365.diskoffice.jdbc.JdbcSessionStore;
import org.portal365.diskoffice.jdbc.JdbcSubscriptions;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.persistence.Database;
import org.portal365.persistence.LeasedRows;

/** What tells of changes sooner than the watch sees them: subscriptions, and the address that Graph calls. */
final class Changes implements AutoCloseable {
    private final Endpoint endpoint;
    private final SubscriptionLoop loop;

    private Changes(Endpoint endpoint, SubscriptionLoop loop) {
        this.endpoint = endpoint;
        this.loop = loop;
    }

    /**
     * Begins at once.
     *
     * @param graph all drives, and the notifications
     * @param drives those of accounts
     * @param address where Graph may call; empty: nowhere
     */
    static Changes start(
            Database database,
            GraphDrives graph,
            GraphRemoteDrives drives,
            DriveWatches watches,
            Supplier<Optional<URI>> address,
            Clock clock) {
        Jdbi jdbi = database.open(JdbcSessionStore.OWNER, Changes.class.getClassLoader());
        JdbcSubscriptions rows = new JdbcSubscriptions(jdbi);
        LeasedRows leases = new LeasedRows(jdbi, JdbcSubscriptions.TABLE, database.node(), clock);
        return new Changes(
                new ChangesEndpoint(graph, rows, watches, clock),
                new SubscriptionLoop(leases, new SubscriptionKeeper(rows, drives::background, address, clock)));
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        loop.close();
    }
}
