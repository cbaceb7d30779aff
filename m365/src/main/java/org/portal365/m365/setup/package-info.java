/** What an administrator creates in Entra ID, as steps, scripts and a manifest with the values of this portal. */
@NullMarked
package org.portal365.m365.setup;

import org.jspecify.annotations.NullMarked;
