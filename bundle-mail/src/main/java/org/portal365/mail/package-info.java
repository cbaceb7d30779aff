/** Office365 and Exchange as mail providers: components, settings and the loops that read and send. */
@NullMarked
package org.portal365.mail;

import org.jspecify.annotations.NullMarked;
