/** The sandbox's process: addresses, servers, state, clock, faults and the directory of people. */
@NullMarked
package org.portal365.sandbox;

import org.jspecify.annotations.NullMarked;
