package org.portal365.sandbox;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Style sheets, scripts and the icon of the sandbox's pages, served from the jar. */
final class AssetRoutes implements Routes {

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    @Override
    public void register(Sites sites) {
        sites.browser(routes -> routes.get("/assets/{file}", AssetRoutes::serve));
    }

    private static void serve(Context ctx) throws IOException {
        String file = ctx.pathParam("file");
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        try (InputStream in = file.contains("/") ? null : AssetRoutes.class.getResourceAsStream("/assets/" + file)) {
            if (in == null || type == null) {
                ctx.status(404);
                return;
            }
            ctx.contentType(type + "; charset=utf-8")
                    .header("Cache-Control", "no-cache")
                    .result(in.readAllBytes());
        }
    }
}
