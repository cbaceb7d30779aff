package org.portal365.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.portal365.sandbox.Fault;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;

/** The JSON interface of the control page, on the browser origin. */
public final class ControlRoutes implements Routes {

    private final SandboxParts parts;

    public ControlRoutes(SandboxParts parts) {
        this.parts = parts;
    }

    @Override
    public void register(Sites sites) {
        sites.browser(this::json);
    }

    private void json(RoutesConfig routes) {
        routes.get("/control/log", ctx -> json(ctx, parts.log().calls()));
        routes.get("/control/faults", ctx -> json(ctx, parts.faults().queued()));
        routes.post("/control/faults", this::addFaults);
        routes.get("/control/switches", ctx -> json(ctx, parts.switches().all()));
        routes.post("/control/switches", this::setSwitches);
        routes.get("/control/clock", this::showClock);
        routes.post("/control/clock", this::moveClock);
        routes.post("/control/reset", this::reset);
    }

    private void addFaults(Context ctx) {
        JsonNode body = Json.parse(ctx.body());
        List<JsonNode> wanted = new java.util.ArrayList<>();
        if (body.isArray()) {
            body.forEach(wanted::add);
        } else {
            wanted.add(body);
        }
        wanted.forEach(fault -> parts.faults().add(Json.read(fault.toString(), Fault.class)));
        json(ctx, parts.faults().queued());
    }

    private void setSwitches(Context ctx) {
        Json.parse(ctx.body())
                .properties()
                .forEach(entry ->
                        parts.switches().set(entry.getKey(), entry.getValue().asText()));
        json(ctx, parts.switches().all());
    }

    /** {@code {"offset":"PT2H"}} sets the offset to the system clock, {@code {"advance":"PT16M"}} adds to it. */
    private void moveClock(Context ctx) {
        JsonNode body = Json.parse(ctx.body());
        Duration base = body.has("offset")
                ? Duration.parse(body.path("offset").asText())
                : parts.clock().offset();
        Duration step =
                body.has("advance") ? Duration.parse(body.path("advance").asText()) : Duration.ZERO;
        parts.clock().setOffset(base.plus(step));
        showClock(ctx);
    }

    private void showClock(Context ctx) {
        json(
                ctx,
                Map.of(
                        "offset",
                        parts.clock().offset().toString(),
                        "now",
                        parts.clock().instant().toString()));
    }

    /** Faults, forgeries, switches, clock, people and the call log return to their first state; files and grants stay. */
    private void reset(Context ctx) {
        parts.faults().clear();
        parts.switches().reset();
        parts.clock().setOffset(Duration.ZERO);
        parts.directory().reset();
        parts.log().clear();
        ctx.status(204);
    }

    private static void json(Context ctx, Object value) {
        ctx.contentType("application/json").result(Json.write(value));
    }
}
