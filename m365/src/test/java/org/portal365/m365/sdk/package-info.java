/** Tests. */
@NullMarked
package org.portal365.m365.sdk;

import org.jspecify.annotations.NullMarked;
