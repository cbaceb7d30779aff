package org.portal365.api.module;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.Text;

/**
 * A place for a secret.
 *
 * @param setAt when it was last set; empty when it is not set
 * @param hint enough to tell two secrets apart, never enough to use one; may be empty
 */
public record SecretSlot(String id, Text title, Text description, Optional<Instant> setAt, String hint) {}
