/** The mail store of the reference portal. */
@NullMarked
package org.portal365.reference.mail;

import org.jspecify.annotations.NullMarked;
