/** The sandbox's Microsoft Graph v1.0 for drives and its upload and download host. */
@NullMarked
package org.portal365.sandbox.graph;

import org.jspecify.annotations.NullMarked;
