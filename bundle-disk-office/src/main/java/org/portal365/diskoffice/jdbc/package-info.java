/** Sessions in the database that all nodes share. */
@NullMarked
package org.portal365.diskoffice.jdbc;

import org.jspecify.annotations.NullMarked;
