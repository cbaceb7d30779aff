/** Looking through OneDrive and SharePoint, by Microsoft Graph. */
@NullMarked
package org.portal365.diskoffice.transfer.graph;

import org.jspecify.annotations.NullMarked;
