package org.portal365.api.module;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.portal365.api.Text;

/**
 * A place for a secret.
 *
 * @param setAt when it was last set; empty when it is not set
 * @param expires the last day on which it is good, where the secret itself tells
 * @param hint enough to tell two secrets apart, never enough to use one; may be empty
 */
public record SecretSlot(
        String id, Text title, Text description, Optional<Instant> setAt, Optional<LocalDate> expires, String hint) {

    /** A secret that does not tell when it ends. */
    public SecretSlot(String id, Text title, Text description, Optional<Instant> setAt, String hint) {
        this(id, title, description, setAt, Optional.empty(), hint);
    }
}
