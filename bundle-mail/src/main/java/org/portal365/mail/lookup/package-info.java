/** Where the mail of a domain is: asked in DNS and of Entra ID. */
@NullMarked
package org.portal365.mail.lookup;

import org.jspecify.annotations.NullMarked;
