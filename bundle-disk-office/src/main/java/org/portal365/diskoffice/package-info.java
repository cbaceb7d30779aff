/** Office365 as an editor of the portal's documents: components, settings and the loop that moves sessions on. */
@NullMarked
package org.portal365.diskoffice;

import org.jspecify.annotations.NullMarked;
