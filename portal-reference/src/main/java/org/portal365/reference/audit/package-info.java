/**
 * The audit trail.
 */
@NullMarked
package org.portal365.reference.audit;

import org.jspecify.annotations.NullMarked;
