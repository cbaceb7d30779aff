/** The drives behind the sandbox's Graph: items, contents, versions, changes, grants and locks; no HTTP. */
@NullMarked
package org.portal365.sandbox.graph.drive;

import org.jspecify.annotations.NullMarked;
