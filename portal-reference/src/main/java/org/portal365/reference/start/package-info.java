/**
 * The page a user begins at.
 */
@NullMarked
package org.portal365.reference.start;

import org.jspecify.annotations.NullMarked;
