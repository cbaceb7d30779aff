/**
 * Signed-in browsers, in the database.
 */
@NullMarked
package org.portal365.reference.session;

import org.jspecify.annotations.NullMarked;
