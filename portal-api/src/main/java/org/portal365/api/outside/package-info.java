/**
 * Files of an outside service (implemented by plug-ins): looking at documents of the Disk there, bringing files here,
 * sending files there; and the jobs that do it.
 */
@NullMarked
package org.portal365.api.outside;

import org.jspecify.annotations.NullMarked;
