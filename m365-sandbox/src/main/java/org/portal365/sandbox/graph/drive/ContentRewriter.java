package org.portal365.sandbox.graph.drive;

import java.nio.file.Path;

/** Changes uploaded bytes before they are stored. */
@FunctionalInterface
public interface ContentRewriter {
    /** Returns the file to store: the given one, or a new one beside it, then the given one is deleted. */
    Path rewrite(Path uploaded, String name, Person by);
}
