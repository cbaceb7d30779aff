/** What mail is about here, without a protocol: mailboxes, folders read step by step, messages on their way. */
@NullMarked
package org.portal365.mail.core;

import org.jspecify.annotations.NullMarked;
