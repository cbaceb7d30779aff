package org.portal365.sandbox.graph;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.portal365.sandbox.Pages;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.Sites;
import org.portal365.sandbox.graph.drive.Blobs;
import org.portal365.sandbox.graph.drive.Content;
import org.portal365.sandbox.graph.drive.GraphError;

/**
 * The pages behind the addresses of "preview": the document as PDF in a frame, no sign-in, nothing to change. The address
 * is the right, for an hour.
 */
final class EmbedRoutes implements Routes {
    private static final String ENDING = ".pdf";

    private final Pages pages;
    private final DownloadLinks links;
    private final PdfConversions conversions;
    private final Blobs blobs;

    EmbedRoutes(Pages pages, DownloadLinks links, PdfConversions conversions, Blobs blobs) {
        this.pages = pages;
        this.links = links;
        this.conversions = conversions;
        this.blobs = blobs;
    }

    @Override
    public void register(Sites sites) {
        sites.browser(this::routes);
    }

    private void routes(RoutesConfig routes) {
        routes.get("/embed/{token}", this::page);
        routes.get("/embed/{token}/document.pdf", this::document);
    }

    private void page(Context context) {
        Optional<DownloadLinks.Download> asked = links.read(context.pathParam("token"));
        String name = asked.map(DownloadLinks.Download::name).orElse("");
        context.status(asked.isPresent() ? 200 : 403);
        pages.show(
                context,
                "office/embed",
                Map.of("name", name, "document", "/embed/" + context.pathParam("token") + "/document.pdf"));
    }

    private void document(Context context) throws IOException {
        DownloadLinks.Download asked = links.read(context.pathParam("token")).orElse(null);
        if (asked == null) {
            context.status(403);
            return;
        }
        try {
            Content pdf = asked.name().toLowerCase(java.util.Locale.ROOT).endsWith(ENDING)
                    ? asked.content()
                    : conversions.pdf(asked.content(), asked.name());
            context.contentType("application/pdf")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", "frame-ancestors 'self'")
                    .result(Files.newInputStream(blobs.path(pdf)));
        } catch (GraphError e) {
            context.status(e.status()).result("This document cannot be shown.");
        }
    }
}
