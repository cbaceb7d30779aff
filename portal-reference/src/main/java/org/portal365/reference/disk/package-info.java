/**
 * The Disk of the reference portal: what there is in the database, the bytes in write-once files.
 */
@NullMarked
package org.portal365.reference.disk;

import org.jspecify.annotations.NullMarked;
