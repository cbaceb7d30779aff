/** Submission (RFC 6409). */
@NullMarked
package org.portal365.mail.smtp;

import org.jspecify.annotations.NullMarked;
