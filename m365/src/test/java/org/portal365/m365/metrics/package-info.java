/** Tests. */
@NullMarked
package org.portal365.m365.metrics;

import org.jspecify.annotations.NullMarked;
