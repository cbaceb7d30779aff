/**
 * The page on which users see and change what the portal knows of them.
 */
@NullMarked
package org.portal365.reference.profile;

import org.jspecify.annotations.NullMarked;
