/** The sandbox's Office for the web: Office Open XML packages, and the page that edits them. */
@NullMarked
package org.portal365.sandbox.office;

import org.jspecify.annotations.NullMarked;
