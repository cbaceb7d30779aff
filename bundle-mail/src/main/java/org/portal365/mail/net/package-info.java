/** Connections to mail servers: bounded in time, plain until TLS is asked for. */
@NullMarked
package org.portal365.mail.net;

import org.jspecify.annotations.NullMarked;
