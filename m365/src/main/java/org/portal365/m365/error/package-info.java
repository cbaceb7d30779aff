/**
 * The error dictionary: from a code of Entra ID or Graph to words for the user and a cure for the admin.
 */
@NullMarked
package org.portal365.m365.error;

import org.jspecify.annotations.NullMarked;
