package org.portal365.diskoffice;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.jdbc.DriveSubscription;
import org.portal365.diskoffice.jdbc.JdbcSubscriptions;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.Subscription;
import org.portal365.persistence.LeasedRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one subscription for each drive that has open sessions, as long as there are any and an address that Graph can
 * reach. Without one the watch finds changes all the same, only later.
 */
final class SubscriptionKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionKeeper.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration LIFE = Duration.ofDays(3);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(1);
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final int STATE_BYTES = 32;

    private final JdbcSubscriptions rows;
    private final Function<AccountId, GraphDrive> drives;
    private final Supplier<Optional<URI>> address;
    private final Clock clock;

    /** @param address where Graph may call; empty: nowhere */
    SubscriptionKeeper(
            JdbcSubscriptions rows,
            Function<AccountId, GraphDrive> drives,
            Supplier<Optional<URI>> address,
            Clock clock) {
        this.rows = rows;
        this.drives = drives;
        this.address = address;
        this.clock = clock;
    }

    /** Sees to new drives, when Graph can reach us. */
    void addMissing() {
        if (address.get().isPresent()) {
            rows.addMissing(clock.instant());
        }
    }

    /**
     * Does what is due for one drive.
     *
     * @return when to look again; empty: the row is gone
     */
    Optional<Instant> step(LeasedRow lease) {
        Optional<DriveSubscription> row = rows.find(lease.id());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        try {
            return work(lease, row.get(), now);
        } catch (GraphException e) {
            LOG.debug("The subscription to drive {} has to wait: {}", lease.id(), e.getMessage());
            return Optional.of(now.plus(e.retryAfter().orElse(LOOK)));
        } catch (RemoteFault e) {
            LOG.debug("The subscription to drive {} has to wait: {}", lease.id(), e.getMessage());
            return Optional.of(now.plus(LOOK));
        }
    }

    private Optional<Instant> work(LeasedRow lease, DriveSubscription row, Instant now) {
        Optional<URI> to = address.get();
        GraphDrive drive = drives.apply(row.account());
        if (to.isEmpty() || !rows.open(row.driveId())) {
            row.subscriptionId().ifPresent(drive::unsubscribe);
            rows.remove(lease);
            return Optional.empty();
        }
        if (row.subscriptionId().isEmpty() || !renewed(lease, row, drive, now)) {
            create(lease, row, drive, to.get(), now);
        }
        return Optional.of(now.plus(LOOK));
    }

    private boolean renewed(LeasedRow lease, DriveSubscription row, GraphDrive drive, Instant now) {
        if (row.expires().filter(end -> end.isAfter(now.plus(RENEWED_BEFORE))).isPresent()) {
            return true;
        }
        try {
            Subscription renewed = drive.renew(row.subscriptionId().orElseThrow(), now.plus(LIFE));
            rows.subscribed(lease, renewed.id(), renewed.expires());
            return true;
        } catch (GraphException e) {
            if (e.notFound()) {
                return false;
            }
            throw e;
        }
    }

    /** What an answer that was lost has left at Graph is ended first: there is never more than one. */
    private void create(LeasedRow lease, DriveSubscription row, GraphDrive drive, URI to, Instant now) {
        drive.subscriptions(row.driveId()).stream()
                .filter(known -> known.notificationUrl().equals(to))
                .forEach(known -> drive.unsubscribe(known.id()));
        byte[] bytes = new byte[STATE_BYTES];
        RANDOM.nextBytes(bytes);
        String state = HexFormat.of().formatHex(bytes);
        rows.asking(lease, ClientState.hash(state));
        Subscription made = drive.subscribe(row.driveId(), to, state, now.plus(LIFE));
        rows.subscribed(lease, made.id(), made.expires());
    }
}
