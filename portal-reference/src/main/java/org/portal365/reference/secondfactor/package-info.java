/**
 * The portal's own second factor: a code of the user's device (TOTP, RFC 6238), asked after every kind of sign-in.
 */
@NullMarked
package org.portal365.reference.secondfactor;

import org.jspecify.annotations.NullMarked;
