/**
 * Entra ID over the back channel: token endpoint by msal4j, discovery and signing keys. The only place with msal4j.
 */
@NullMarked
package org.portal365.socialservices.entra;

import org.jspecify.annotations.NullMarked;
