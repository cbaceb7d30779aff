package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.http.Context;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.graph.drive.GraphError;
import org.portal365.sandbox.graph.drive.Person;

/**
 * One authorised call of an operation.
 *
 * @param sufficient the permissions any of which the operation takes
 */
record GraphCall(GraphTarget target, Caller caller, Set<String> sufficient, Context context) {
    Person person() {
        return caller.person();
    }

    @Nullable
    String query(String name) {
        return context.queryParam(name);
    }

    @Nullable
    String header(String name) {
        return context.header(name);
    }

    /** The JSON body; a missing node when there is none, 400 when it is malformed. */
    JsonNode json() {
        String text = context.body();
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.parse(text);
        } catch (IllegalArgumentException e) {
            throw GraphError.invalid("Unable to read JSON request payload.");
        }
    }

    InputStream body() {
        return context.bodyInputStream();
    }

    /** {@code $top}, within bounds. */
    int top(int byDefault, int most) {
        return Optional.ofNullable(query("$top"))
                .map(GraphCall::positive)
                .map(asked -> Math.min(asked, most))
                .orElse(byDefault);
    }

    private static int positive(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw GraphError.invalid("The value of $top is not a positive number.");
        }
        return Integer.parseInt(text);
    }
}
