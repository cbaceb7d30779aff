/** The grants of connected accounts in words, for their users and for administrators alike. */
@NullMarked
package org.portal365.reference.grant;

import org.jspecify.annotations.NullMarked;
