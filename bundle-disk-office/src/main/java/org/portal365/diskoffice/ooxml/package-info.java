/** Reads Office packages (ECMA-376 part 2) that nobody vouches for. */
@NullMarked
package org.portal365.diskoffice.ooxml;

import org.jspecify.annotations.NullMarked;
