package org.portal365.m365.sdk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Keeps what is known of each tenant. Safe for threads. */
public interface GateStore {
    /**
     * Reads, changes and stores at one stroke; the same value stored again costs nothing.
     *
     * @return what was there before
     */
    GateState update(String key, UnaryOperator<GateState> change);

    /** For one process and as long as it lives. */
    static GateStore inMemory() {
        Map<String, GateState> states = new ConcurrentHashMap<>();
        return (key, change) -> {
            GateState[] before = {GateState.NEW};
            GateState unused = states.compute(key, (name, known) -> {
                before[0] = known == null ? GateState.NEW : known;
                return change.apply(before[0]);
            });
            return before[0];
        };
    }
}
