/**
 * Users whose Microsoft accounts are disabled or gone: who they are, and what becomes of them. What is not known counts for
 * nobody.
 */
@NullMarked
package org.portal365.socialservices.core.leaver;

import org.jspecify.annotations.NullMarked;
