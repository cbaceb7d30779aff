/**
 * The components of Office365 as a social service.
 */
@NullMarked
package org.portal365.socialservices;

import org.jspecify.annotations.NullMarked;
