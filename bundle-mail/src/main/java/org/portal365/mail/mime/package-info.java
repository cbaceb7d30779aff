/** Messages taken apart and put together. */
@NullMarked
package org.portal365.mail.mime;

import org.jspecify.annotations.NullMarked;
