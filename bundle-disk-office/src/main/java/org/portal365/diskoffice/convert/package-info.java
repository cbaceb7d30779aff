/** Old formats become present ones, by an office suite of the portal's own server. */
@NullMarked
package org.portal365.diskoffice.convert;

import org.jspecify.annotations.NullMarked;
