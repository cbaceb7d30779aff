/**
 * One database for all bundles: connection pool, migrations, Jdbi, rows that nodes lease.
 */
@NullMarked
package org.portal365.persistence;

import org.jspecify.annotations.NullMarked;
