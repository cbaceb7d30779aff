package org.portal365.sandbox.graph.drive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal as Microsoft Graph words it: status, code, message, sometimes a more specific inner code (Graph "errors" page). */
public final class GraphError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String innerCode;
    private final transient Map<String, String> headers;

    public GraphError(int status, String code, String message) {
        this(status, code, message, null, Map.of());
    }

    private GraphError(
            int status, String code, String message, @Nullable String innerCode, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.innerCode = innerCode;
        this.headers = headers;
    }

    public static GraphError notFound() {
        return new GraphError(404, "itemNotFound", "The resource could not be found.");
    }

    public static GraphError accessDenied() {
        return new GraphError(403, "accessDenied", "Access denied");
    }

    public static GraphError invalid(String message) {
        return new GraphError(400, "invalidRequest", message);
    }

    public static GraphError nameTaken() {
        return new GraphError(409, "nameAlreadyExists", "Name already exists");
    }

    public static GraphError preconditionFailed() {
        return new GraphError(412, "resourceModified", "ETag does not match current item's value")
                .inner("entityTagDoesNotMatch");
    }

    /** The same refusal with a more specific code inside. */
    public GraphError inner(String specific) {
        return new GraphError(status, code, text(), specific, headers);
    }

    /** The same refusal with one more answer header. */
    public GraphError header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new GraphError(status, code, text(), innerCode, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable String innerCode() {
        return innerCode;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
