/**
 * What the plug-ins offer at the moment, and the addresses of their endpoints.
 */
@NullMarked
package org.portal365.reference.plugin;

import org.jspecify.annotations.NullMarked;
