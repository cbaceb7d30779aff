package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.portal365.sandbox.graph.drive.GraphError;

/** Graph's error answers and the headers every answer carries (concept page "errors"). */
final class ErrorBody {
    private static final String REQUEST_ID = "graph.request-id";
    private static final String DIAGNOSTIC =
            "{\"ServerInfo\":{\"DataCenter\":\"Sandbox\",\"Slice\":\"E\",\"Ring\":\"1\",\"ScaleUnit\":\"000\",\"RoleInstance\":\"LOCAL\"}}";

    private ErrorBody() {}

    /** Gives the answer its ids; call once, before anything else. */
    static void begin(Context context) {
        String id = UUID.randomUUID().toString();
        context.attribute(REQUEST_ID, id);
        context.header("request-id", id)
                .header("client-request-id", clientRequestId(context, id))
                .header("x-ms-ags-diagnostic", DIAGNOSTIC)
                .header("Cache-Control", "no-store");
    }

    private static String requestId(Context context) {
        return Optional.ofNullable(context.<String>attribute(REQUEST_ID)).orElse("");
    }

    private static String clientRequestId(Context context, String byDefault) {
        return Optional.ofNullable(context.header("client-request-id"))
                .filter(each -> each.matches("[\\w.-]{1,64}"))
                .orElse(byDefault);
    }

    /** Reads away what is left of the request first: a server that hangs up on a sending client is not heard. */
    static void send(Context context, GraphError error, Instant now) throws IOException {
        context.req().getInputStream().transferTo(OutputStream.nullOutputStream());
        String id = requestId(context);
        ObjectNode body = GraphJson.object();
        ObjectNode inner = body.putObject("error")
                .put("code", error.code())
                .put("message", error.text())
                .putObject("innerError");
        if (error.innerCode() != null) {
            inner.put("code", error.innerCode());
        }
        inner.put("date", now.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""))
                .put("request-id", id)
                .put("client-request-id", clientRequestId(context, id));
        error.headers().forEach(context::header);
        context.status(error.status()).contentType("application/json").result(body.toString());
    }
}
