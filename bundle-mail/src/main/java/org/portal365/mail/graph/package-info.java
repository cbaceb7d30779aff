/** Sending through Microsoft Graph where SMTP is switched off. */
@NullMarked
package org.portal365.mail.graph;

import org.jspecify.annotations.NullMarked;
