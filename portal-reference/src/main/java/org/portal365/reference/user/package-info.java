/**
 * Users, groups and identity links in the database; local passwords.
 */
@NullMarked
package org.portal365.reference.user;

import org.jspecify.annotations.NullMarked;
