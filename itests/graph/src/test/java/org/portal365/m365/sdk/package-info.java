/** The Graph adapter against the sandbox: what it makes of each answer and of each broken line. */
@NullMarked
package org.portal365.m365.sdk;

import org.jspecify.annotations.NullMarked;
