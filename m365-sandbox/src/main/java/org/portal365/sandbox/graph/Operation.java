package org.portal365.sandbox.graph;

import java.io.IOException;

/** Carries out one kind of call. */
@FunctionalInterface
interface Operation {
    Answer answer(GraphCall call) throws IOException;
}
