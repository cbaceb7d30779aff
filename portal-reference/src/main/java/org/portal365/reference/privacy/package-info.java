/**
 * What is stored about a user: given as a zip, erased by a job that any node goes on with.
 */
@NullMarked
package org.portal365.reference.privacy;

import org.jspecify.annotations.NullMarked;
