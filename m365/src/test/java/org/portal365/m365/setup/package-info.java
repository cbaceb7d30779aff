/** Tests of the setup guide. */
@NullMarked
package org.portal365.m365.setup;

import org.jspecify.annotations.NullMarked;
