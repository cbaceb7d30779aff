/**
 * Sign-in with outside accounts and the tokens of connected accounts. Implemented by plug-ins.
 */
@NullMarked
package org.portal365.api.social;

import org.jspecify.annotations.NullMarked;
