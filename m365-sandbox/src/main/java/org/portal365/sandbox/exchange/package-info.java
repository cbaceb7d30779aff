/** Exchange Online: mailboxes over IMAP, a submission server, sendMail of Graph. */
@NullMarked
package org.portal365.sandbox.exchange;

import org.jspecify.annotations.NullMarked;
