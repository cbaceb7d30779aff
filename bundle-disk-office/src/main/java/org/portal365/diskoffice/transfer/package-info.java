/** Jobs and outside files as the portal sees them. */
@NullMarked
package org.portal365.diskoffice.transfer;

import org.jspecify.annotations.NullMarked;
