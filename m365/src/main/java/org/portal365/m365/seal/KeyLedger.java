package org.portal365.m365.seal;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Which keys the data of this database was ever sealed with: only their names, so that a missing key file is told from a
 * first start. Shared by all nodes.
 */
public final class KeyLedger {
    private final Jdbi jdbi;

    public KeyLedger(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Set<String> kids() {
        return jdbi.withHandle(handle -> new HashSet<>(handle.createQuery("select kid from m365_seal_key")
                .mapTo(String.class)
                .list()));
    }

    /**
     * Enters a key. Slots are taken one after the other, so of two nodes that enter a first key one is refused.
     *
     * @param slot how many keys are there already
     * @return false when another node was faster
     */
    boolean enter(int slot, String kid, Instant now) {
        try {
            return jdbi.withHandle(handle ->
                    handle.createUpdate("insert into m365_seal_key (slot, kid, made_at) values (:slot, :kid, :now)")
                                    .bind("slot", slot)
                                    .bind("kid", kid)
                                    .bind("now", now)
                                    .execute()
                            == 1);
        } catch (UnableToExecuteStatementException e) {
            if (kids().size() > slot) {
                return false;
            }
            throw e;
        }
    }
}
