/**
 * {@link org.portal365.m365.secret.SecretBox} on Nimbus JWE, with a key file apart from the database.
 */
@NullMarked
package org.portal365.m365.seal;

import org.jspecify.annotations.NullMarked;
