/**
 * Flows and connected accounts in the database, secrets sealed.
 */
@NullMarked
package org.portal365.socialservices.jdbc;

import org.jspecify.annotations.NullMarked;
