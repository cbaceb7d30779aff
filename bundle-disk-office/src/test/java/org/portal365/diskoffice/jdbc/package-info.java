/** Tests. */
@NullMarked
package org.portal365.diskoffice.jdbc;

import org.jspecify.annotations.NullMarked;
