/** Life of an edit session: records, decisions and ports; every step may be repeated after a kill. */
@NullMarked
package org.portal365.diskoffice.core;

import org.jspecify.annotations.NullMarked;
