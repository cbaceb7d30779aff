/** Tests. */
@NullMarked
package org.portal365.shell;

import org.jspecify.annotations.NullMarked;
