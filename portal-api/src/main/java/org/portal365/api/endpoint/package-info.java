/**
 * The only inbound HTTP of a plug-in: the portal mounts endpoints, plug-ins stay free of servlets.
 */
@NullMarked
package org.portal365.api.endpoint;

import org.jspecify.annotations.NullMarked;
