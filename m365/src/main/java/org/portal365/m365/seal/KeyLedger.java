package org.portal365.m365.seal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.secret.SealUnavailableException;

/**
 * Which keys the data of this database was ever sealed with: only their names, so that a missing key file is told from a
 * first start. Shared by all nodes; a key that was entered stays for good.
 */
public final class KeyLedger {
    private final Jdbi jdbi;

    public KeyLedger(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All keys, the oldest first. */
    List<LedgerKey> keys() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select slot, kid, made_at, used_at, retired_at from m365_seal_key order by slot")
                .map((row, context) -> new LedgerKey(
                        row.getInt(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4) != null,
                        row.getTimestamp(5) != null))
                .list());
    }

    Set<String> kids() {
        return jdbi.withHandle(handle -> new HashSet<>(handle.createQuery("select kid from m365_seal_key")
                .mapTo(String.class)
                .list()));
    }

    private Optional<LedgerKey> find(String kid) {
        return keys().stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /**
     * Enters a key. Slots are taken one after the other, so of two nodes that enter a first key one is refused.
     *
     * @param slot how many keys are there already
     * @param usedAt null while nothing is sealed with it
     * @return false when another node was faster
     */
    boolean enter(int slot, String kid, Instant now, @Nullable Instant usedAt) {
        try {
            return jdbi.withHandle(
                    handle -> handle.createUpdate("insert into m365_seal_key (slot, kid, made_at, used_at)"
                                            + " values (:slot, :kid, :now, :used)")
                                    .bind("slot", slot)
                                    .bind("kid", kid)
                                    .bind("now", now)
                                    .bind("used", usedAt)
                                    .execute()
                            == 1);
        } catch (UnableToExecuteStatementException e) {
            if (kids().size() > slot) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Notes that the key is going to seal; enters it when it is new.
     *
     * @throws SealUnavailableException when it may not
     */
    void use(String kid, Instant now) {
        boolean noted = jdbi.withHandle(handle -> handle.createUpdate("update m365_seal_key set used_at ="
                                + " coalesce(used_at, :now) where kid = :kid and retired_at is null")
                        .bind("kid", kid)
                        .bind("now", now)
                        .execute()
                == 1);
        if (noted) {
            return;
        }
        if (find(kid).isPresent()) {
            throw new SealUnavailableException("the key " + kid + " has just been retired");
        }
        add(kid, now, now);
    }

    /** Enters a key in the next slot that is free; one that somebody else has entered meanwhile stays as it is. */
    void add(String kid, Instant now, @Nullable Instant usedAt) {
        Set<String> known = kids();
        while (!known.contains(kid) && !enter(known.size(), kid, now, usedAt)) {
            known = kids();
        }
    }

    /** From now on no node seals with the key. */
    void retire(String kid, Instant now) {
        int unused = jdbi.withHandle(handle -> handle.createUpdate(
                        "update m365_seal_key set retired_at = :now where kid = :kid and retired_at is null")
                .bind("kid", kid)
                .bind("now", now)
                .execute());
    }

    /** Does the work while no other node changes its keys. The work has connections of its own. */
    <T> T exclusively(Supplier<T> work) {
        try (Handle lock = jdbi.open()) {
            return lock.inTransaction(handle -> {
                int unused = handle.createQuery("select id from m365_seal_lock for update")
                        .mapTo(Integer.class)
                        .one();
                return work.get();
            });
        }
    }
}
