/**
 * Drives of Microsoft Graph (OneDrive and SharePoint) as plain values. The Graph SDK stays behind it.
 */
@NullMarked
package org.portal365.m365.graph;

import org.jspecify.annotations.NullMarked;
