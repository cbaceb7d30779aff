/**
 * Where the portal is reached, and its own settings.
 */
@NullMarked
package org.portal365.reference.site;

import org.jspecify.annotations.NullMarked;
