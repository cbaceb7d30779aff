/** Tests. */
@NullMarked
package org.portal365.m365.settings;

import org.jspecify.annotations.NullMarked;
