/** Tests. */
@NullMarked
package org.portal365.m365.wire;

import org.jspecify.annotations.NullMarked;
