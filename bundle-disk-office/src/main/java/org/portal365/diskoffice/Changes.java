package org.portal365.diskoffice;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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

/** What tells sessions of changes: the watch of drives, subscriptions, and the address that Graph calls. */
final class Changes implements AutoCloseable {
    private final Endpoint endpoint;
    private final SubscriptionLoop loop;
    private final WatchLoop watch;

    private Changes(Endpoint endpoint, SubscriptionLoop loop, WatchLoop watch) {
        this.endpoint = endpoint;
        this.loop = loop;
        this.watch = watch;
    }

    /**
     * Begins at once.
     *
     * @param graph all drives, and the notifications
     * @param drives those of accounts
     * @param watches how drives are watched, and how often
     * @param address where Graph may call; empty: nowhere
     */
    static Changes start(
            Database database,
            GraphDrives graph,
            GraphRemoteDrives drives,
            Watched watches,
            Supplier<Optional<URI>> address,
            Clock clock) {
        Jdbi jdbi = database.open(JdbcSessionStore.OWNER, Changes.class.getClassLoader());
        JdbcSubscriptions rows = new JdbcSubscriptions(jdbi);
        LeasedRows leases = new LeasedRows(jdbi, JdbcSubscriptions.TABLE, database.node(), clock);
        return new Changes(
                new ChangesEndpoint(graph, rows, watches.drives(), clock),
                new SubscriptionLoop(leases, new SubscriptionKeeper(rows, drives::background, address, clock)),
                new WatchLoop(watches.drives(), watches.interval(), new JdbcSessionStore(jdbi, clock)::changed));
    }

    /** The drives that this node watches, and how often. */
    record Watched(DriveWatches drives, Supplier<Duration> interval) {}

    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        watch.close();
        loop.close();
    }
}
