/** Tests. */
@NullMarked
package org.portal365.mail.jdbc;

import org.jspecify.annotations.NullMarked;
