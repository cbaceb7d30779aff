/** The sandbox in its own JVM, and a line to it that can break. */
@NullMarked
package org.portal365.itests.graph;

import org.jspecify.annotations.NullMarked;
