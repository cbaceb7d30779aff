/** The outside drive is OneDrive, reached through Microsoft Graph. */
@NullMarked
package org.portal365.diskoffice.graph;

import org.jspecify.annotations.NullMarked;
