/** The shipped product as processes: the sandbox and portals, started by their own scripts, for tests and measurements. */
@NullMarked
package org.portal365.itests.product;

import org.jspecify.annotations.NullMarked;
