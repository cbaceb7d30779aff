/** Mailboxes and messages on their way, in tables of the bundle. */
@NullMarked
package org.portal365.mail.jdbc;

import org.jspecify.annotations.NullMarked;
