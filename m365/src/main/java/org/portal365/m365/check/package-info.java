/** Checks that several bundles share. */
@NullMarked
package org.portal365.m365.check;

import org.jspecify.annotations.NullMarked;
