/**
 * The portal's Disk (implemented by the portal) and editors of its documents (implemented by plug-ins).
 */
@NullMarked
package org.portal365.api.disk;

import org.jspecify.annotations.NullMarked;
