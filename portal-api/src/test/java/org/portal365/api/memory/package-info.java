/**
 * A portal in memory: the fixture of plug-in tests, and the proof that the contract can be implemented by a portal that
 * is not the reference portal. It passes every contract in {@link org.portal365.api.contract}.
 */
@NullMarked
package org.portal365.api.memory;

import org.jspecify.annotations.NullMarked;
