package org.portal365.diskoffice.core;

import java.time.Instant;
import org.portal365.api.UserId;

/** A version about to be added, stored before the portal is asked: after a kill the key tells whether it happened. */
public record Intent(String key, Tag tag, Fingerprint fingerprint, UserId author, Instant windowStart) {}
