package org.portal365.sandbox.control;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.portal365.sandbox.Fault;
import org.portal365.sandbox.LoggedCall;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;

/** The control page for people; every form answers with a redirect back to it. */
public final class ControlPage implements Routes {

    private static final int SHOWN_CALLS = 60;

    private final SandboxParts parts;

    public ControlPage(SandboxParts parts) {
        this.parts = parts;
    }

    @Override
    public void register(Sites sites) {
        sites.browser(routes -> {
            routes.get("/", ctx -> ctx.redirect("/control"));
            routes.get("/control", this::show);
            routes.post("/control/page/switch", this::setSwitch);
            routes.post("/control/page/clock", this::moveClock);
            routes.post("/control/page/person", this::changePerson);
            routes.post("/control/page/fault", this::addFault);
            routes.post("/control/page/clear-faults", ctx -> {
                parts.faults().clear();
                back(ctx);
            });
        });
    }

    private void show(Context ctx) {
        List<LoggedCall> calls = new ArrayList<>(parts.log().calls());
        Collections.reverse(calls);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("addresses", parts.addresses());
        values.put("switches", parts.switches().all());
        values.put("people", parts.directory().people());
        values.put("faults", parts.faults().queued());
        values.put("calls", calls.subList(0, Math.min(SHOWN_CALLS, calls.size())));
        values.put("now", parts.clock().instant().toString().substring(0, 19) + "Z");
        values.put("offset", parts.clock().offset().toString());
        parts.pages().show(ctx, "control", values);
    }

    private void setSwitch(Context ctx) {
        parts.switches().set(field(ctx, "name"), field(ctx, "value"));
        back(ctx);
    }

    private void moveClock(Context ctx) {
        boolean reset = !field(ctx, "reset").isEmpty();
        parts.clock().setOffset(reset ? Duration.ZERO : parts.clock().offset().plus(duration(field(ctx, "advance"))));
        back(ctx);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("Not a duration such as PT16M or P1D: " + text, e);
        }
    }

    private void changePerson(Context ctx) {
        Person person = parts.directory()
                .person(field(ctx, "tid"), field(ctx, "oid"))
                .orElseThrow(() -> new IllegalArgumentException("Nobody has this id"));
        if (field(ctx, "change").equals("delete")) {
            parts.directory().delete(person);
            back(ctx);
            return;
        }
        parts.directory().change(person, p -> switch (field(ctx, "change")) {
            case "block" -> p.withBlocked(!p.blocked());
            case "assign" -> p.withAssigned(!p.assigned());
            case "revoke" -> p.revokedAt(parts.clock().instant());
            default -> throw new IllegalArgumentException("No such change");
        });
        back(ctx);
    }

    private void addFault(Context ctx) {
        String retryAfter = field(ctx, "retryAfter");
        parts.faults()
                .add(new Fault(
                        field(ctx, "site"),
                        field(ctx, "method"),
                        field(ctx, "path"),
                        number(field(ctx, "status"), 503),
                        retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter),
                        field(ctx, "body"),
                        number(field(ctx, "count"), 1),
                        number(field(ctx, "delayMillis"), 0),
                        false));
        back(ctx);
    }

    private static int number(String text, int otherwise) {
        if (!text.matches("-?\\d{0,9}")) {
            throw new IllegalArgumentException("Not a number: " + text);
        }
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private static String field(Context ctx, String name) {
        return Objects.requireNonNullElse(ctx.formParam(name), "").trim();
    }

    private static void back(Context ctx) {
        ctx.redirect("/control", io.javalin.http.HttpStatus.SEE_OTHER);
    }
}
