package org.portal365.m365.seal;

import java.util.Optional;
import java.util.Set;

/**
 * A node that was there a moment ago.
 *
 * @param kids the keys in its key file; none when it has no usable one
 * @param sealing the key it seals with
 * @param settled whether it has sealed with that for so long that nothing sealed before is still on its way
 */
record LiveNode(String name, Set<String> kids, Optional<String> sealing, boolean settled) {}
