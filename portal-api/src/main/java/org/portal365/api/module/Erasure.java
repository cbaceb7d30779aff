package org.portal365.api.module;

import java.util.Optional;
import org.portal365.api.Text;

/**
 * How far an area has been erased.
 *
 * @param records that went in this call
 * @param waits for what it has to be asked again; empty: it is done
 */
public record Erasure(int records, Optional<Text> waits) {
    public static Erasure done(int records) {
        return new Erasure(records, Optional.empty());
    }

    /**
     * To be asked again.
     *
     * @param why as an administrator reads it
     */
    public static Erasure waiting(int records, Text why) {
        return new Erasure(records, Optional.of(why));
    }
}
