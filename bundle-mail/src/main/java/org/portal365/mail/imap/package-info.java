/** IMAP4rev1 (RFC 3501) as Exchange speaks it, with a bounded reader. */
@NullMarked
package org.portal365.mail.imap;

import org.jspecify.annotations.NullMarked;
