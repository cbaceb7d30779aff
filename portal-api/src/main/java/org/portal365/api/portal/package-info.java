/**
 * What a portal gives to plug-ins: addresses, users, groups, sessions, identity links, audit. Implemented by the portal.
 */
@NullMarked
package org.portal365.api.portal;

import org.jspecify.annotations.NullMarked;
