package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Graph answer: status, headers, JSON body or none. */
record Answer(
        int status, Map<String, String> headers, @Nullable ObjectNode body) {
    static Answer ok(ObjectNode body) {
        return new Answer(200, Map.of(), body);
    }

    static Answer of(int status, ObjectNode body) {
        return new Answer(status, Map.of(), body);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), null);
    }

    static Answer redirect(int status, String location) {
        return new Answer(status, Map.of("Location", location), null);
    }
}
