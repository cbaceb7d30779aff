package org.portal365.m365.seal;

import java.time.Instant;

/**
 * A key that the data is, was or may soon be sealed with.
 *
 * @param slot grows with each key
 * @param used whether anything may have been sealed with it
 * @param retired whether it may not seal any more
 */
record LedgerKey(int slot, String kid, Instant madeAt, boolean used, boolean retired) {}
