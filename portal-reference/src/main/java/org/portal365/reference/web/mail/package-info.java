/** Pages of mail: mailboxes, lists, messages, writing. */
@NullMarked
package org.portal365.reference.web.mail;

import org.jspecify.annotations.NullMarked;
