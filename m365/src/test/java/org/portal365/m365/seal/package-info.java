/** Tests. */
@NullMarked
package org.portal365.m365.seal;

import org.jspecify.annotations.NullMarked;
