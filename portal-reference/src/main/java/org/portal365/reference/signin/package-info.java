/**
 * Sign-in with a password of the portal or by a social service, and sign-out.
 */
@NullMarked
package org.portal365.reference.signin;

import org.jspecify.annotations.NullMarked;
