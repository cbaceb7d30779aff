/**
 * Sign-in with Entra ID and the grants of connected accounts: records, rules, decisions. No OSGi, no I/O, no logger; time
 * and randomness come in.
 */
@NullMarked
package org.portal365.socialservices.core;

import org.jspecify.annotations.NullMarked;
