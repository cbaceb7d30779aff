package org.portal365.sandbox;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.Map;

/** Renders the sandbox's pages from compiled jte templates, which escape by context. */
public final class Pages {

    private static final String PACKAGE = "org.portal365.sandbox.pages";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                    + "frame-src http: https:; base-uri 'none'; frame-ancestors 'none'";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(Path.of("none"), ContentType.Html, Pages.class.getClassLoader(), PACKAGE);

    /** Answers with a page; {@code template} is a file of {@code src/main/jte} without its ending. */
    public void show(Context ctx, String template, Map<String, Object> values) {
        TemplateOutput output = new StringOutput();
        engine.render(template + ".jte", values, output);
        ctx.header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .html(output.toString());
    }
}
