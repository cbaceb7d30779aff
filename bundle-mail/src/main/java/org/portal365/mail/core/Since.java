package org.portal365.mail.core;

import java.util.Map;
import java.util.Set;
import org.portal365.api.mail.Flag;

/**
 * What has changed since a mod-sequence.
 *
 * @param flags of messages that have changed
 * @param vanished UIDs that are gone; only where the server tells
 * @param complete whether it tells of vanished ones at all
 */
public record Since(Map<Long, Set<Flag>> flags, Set<Long> vanished, boolean complete) {}
