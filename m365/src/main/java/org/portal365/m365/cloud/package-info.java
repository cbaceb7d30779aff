/**
 * The clouds of Microsoft 365 and their addresses. No code but this package knows which cloud it talks to.
 */
@NullMarked
package org.portal365.m365.cloud;

import org.jspecify.annotations.NullMarked;
