/**
 * The reference portal: put together here, and its DS component.
 */
@NullMarked
package org.portal365.reference;

import org.jspecify.annotations.NullMarked;
