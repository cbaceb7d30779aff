/** Jobs, their plans and what they have made, in the database that all nodes share. */
@NullMarked
package org.portal365.diskoffice.transfer.jdbc;

import org.jspecify.annotations.NullMarked;
