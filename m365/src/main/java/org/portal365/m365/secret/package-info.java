/**
 * Sealing of what must not be readable in the database.
 */
@NullMarked
package org.portal365.m365.secret;

import org.jspecify.annotations.NullMarked;
