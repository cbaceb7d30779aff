/**
 * Values shared by a portal and its plug-ins: ids, words, outcomes, bodies.
 */
@NullMarked
package org.portal365.api;

import org.jspecify.annotations.NullMarked;
