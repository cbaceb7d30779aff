/** Tests. */
@NullMarked
package org.portal365.m365.error;

import org.jspecify.annotations.NullMarked;
