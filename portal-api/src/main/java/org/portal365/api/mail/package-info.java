/**
 * Mail: the store of the portal (implemented by the portal), and providers that fill and empty it (implemented by
 * plug-ins).
 */
@NullMarked
package org.portal365.api.mail;

import org.jspecify.annotations.NullMarked;
