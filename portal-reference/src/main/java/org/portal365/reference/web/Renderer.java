package org.portal365.reference.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.portal365.api.Body;
import org.portal365.api.UserId;

/** Renders pages by the templates that the build has compiled; every value is escaped for where it stands. */
public final class Renderer {
    static final String TYPE = "text/html; charset=utf-8";

    private final TemplateEngine engine;
    private final Assets assets;
    private final IntSupplier problems;
    private final ToIntFunction<UserId> unread;

    /**
     * Renders with what every page shows.
     *
     * @param problems how many things an administrator should see to; asked for each page of one
     * @param unread messages of a user; asked for each page of one
     */
    public Renderer(Assets assets, IntSupplier problems, ToIntFunction<UserId> unread) {
        this.assets = assets;
        this.problems = problems;
        this.unread = unread;
        // The path is not used by compiled templates; null would make the engine ask the thread's class loader.
        this.engine = TemplateEngine.createPrecompiled(
                Path.of("none"),
                ContentType.Html,
                Renderer.class.getClassLoader(),
                "org.portal365.reference.templates");
    }

    Content.Whole render(Request request, Page page) {
        StringOutput out = new StringOutput();
        View view = new View(request, page, assets, problems, unread);
        engine.render(page.template(), Map.of("view", view, "model", page.model()), out);
        return new Content.Whole(TYPE, Body.of(out.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** A page outside the layout, for a request of which nothing is known. */
    String bare(String template, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("favicon", assets.address("favicon.svg"));
        all.put("pico", assets.address("pico.min.css"));
        all.put("style", assets.address("portal.css"));
        StringOutput out = new StringOutput();
        engine.render(template, all, out);
        return out.toString();
    }
}
