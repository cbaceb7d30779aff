/**
 * The pages of the Disk.
 */
@NullMarked
package org.portal365.reference.web.disk;

import org.jspecify.annotations.NullMarked;
