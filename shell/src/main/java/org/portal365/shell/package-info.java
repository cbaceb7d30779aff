/**
 * Commands of the Karaf shell: thin, each on a plain class that does the work.
 */
@NullMarked
package org.portal365.shell;

import org.jspecify.annotations.NullMarked;
