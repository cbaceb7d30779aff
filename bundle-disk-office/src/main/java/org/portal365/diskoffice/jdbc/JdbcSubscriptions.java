package org.portal365.diskoffice.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.persistence.LeasedRow;

/** Rows of subscriptions, and the sessions behind them. Every write of a leased row names its fence. */
public final class JdbcSubscriptions {
    /** Leased rows. */
    public static final String TABLE = "diskoffice_subscription";

    /** Items are named DRIVE/ITEM; names of drives have no slash. */
    private static final String OPEN = " from " + JdbcSessionStore.TABLE
            + " where running_file is not null and state = 'OPEN' and item_id is not null";

    private final Jdbi jdbi;

    public JdbcSubscriptions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A row, due at once, for each drive with an open session that has none yet. */
    public void addMissing(Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into " + TABLE + " (id, account, due_at)"
                        + " select drive, min(account), cast(:now as timestamp with time zone) from"
                        + " (select substring(item_id from 1 for position('/' in item_id) - 1) as drive, account" + OPEN
                        + ") opened where not exists (select 1 from " + TABLE + " known where known.id = opened.drive)"
                        + " group by drive")
                .bind("now", now)
                .execute());
    }

    /** Whether a session of the drive is open. */
    public boolean open(String driveId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select count(*)" + OPEN + " and substring(item_id from 1 for :length) = :prefix")
                        .bind("length", driveId.length() + 1)
                        .bind("prefix", driveId + "/")
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    public Optional<DriveSubscription> find(String driveId) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from " + TABLE + " where id = :id")
                .bind("id", driveId)
                .map((row, context) -> new DriveSubscription(
                        row.getString("id"),
                        new AccountId(row.getString("account")),
                        Optional.ofNullable(row.getString("subscription_id")),
                        Optional.ofNullable(row.getObject("expires_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .findOne());
    }

    /** The hash of the client state, before Graph hears of it; what was known before is forgotten. */
    public void asking(LeasedRow lease, String stateHash) {
        jdbi.useHandle(handle -> handle.createUpdate("update " + TABLE
                        + " set state_hash = :hash, subscription_id = null, expires_at = null"
                        + " where id = :id and fence = :fence")
                .bind("hash", stateHash)
                .bind("id", lease.id())
                .bind("fence", lease.fence())
                .execute());
    }

    public void subscribed(LeasedRow lease, String subscriptionId, Instant expires) {
        jdbi.useHandle(handle -> handle.createUpdate("update " + TABLE
                        + " set subscription_id = :subscription, expires_at = :expires"
                        + " where id = :id and fence = :fence")
                .bind("subscription", subscriptionId)
                .bind("expires", expires)
                .bind("id", lease.id())
                .bind("fence", lease.fence())
                .execute());
    }

    public void remove(LeasedRow lease) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from " + TABLE + " where id = :id and fence = :fence")
                .bind("id", lease.id())
                .bind("fence", lease.fence())
                .execute());
    }

    /** The drive and the hash of the client state of a subscription. */
    public Optional<Known> known(String subscriptionId) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, state_hash from " + TABLE
                        + " where subscription_id = :subscription and state_hash is not null")
                .bind("subscription", subscriptionId)
                .map((row, context) -> new Known(row.getString(1), row.getString(2)))
                .findOne());
    }

    /** Open sessions of the drive are due now; what is being worked on comes back by itself soon. */
    public void nudge(String driveId, Instant now) {
        jdbi.useHandle(handle -> nudge(handle, driveId, now));
    }

    private static void nudge(Handle handle, String driveId, Instant now) {
        handle.createUpdate("update " + JdbcSessionStore.TABLE
                        + " set due_at = :now where state = 'OPEN' and due_at > :now and hold_reason is null"
                        + " and substring(item_id from 1 for :length) = :prefix")
                .bind("now", now)
                .bind("length", driveId.length() + 1)
                .bind("prefix", driveId + "/")
                .execute();
    }

    /** What a notification must prove to be believed. */
    public record Known(String driveId, String stateHash) {}
}
