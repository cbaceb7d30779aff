/**
 * The one way out: HTTPS to the hosts of a cloud's row, bounded in time and size, no redirects.
 */
@NullMarked
package org.portal365.m365.http;

import org.jspecify.annotations.NullMarked;
