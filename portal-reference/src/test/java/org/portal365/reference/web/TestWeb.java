package org.portal365.reference.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.HandlerList;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.portal365.api.portal.Portal;
import org.portal365.reference.jetty.ContainerErrors;
import org.portal365.reference.jetty.ServerSetup;
import org.portal365.reference.site.PublicPortal;

/** The web layer in a Jetty of its own on a free port of the loopback interface. */
public final class TestWeb implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector;

    /** Opens the port; {@link #serve} starts it. */
    public TestWeb(int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new IllegalStateException("no port on the loopback interface", e);
        }
    }

    /** Serves the areas, with the assets and the health page. */
    public Router serve(
            List<Routes> areas, Portal portal, Visitors visitors, Supplier<? extends Collection<URI>> formOrigins) {
        Assets assets = new Assets(TestWeb.class.getClassLoader());
        List<Routes> all = new ArrayList<>(areas);
        all.add(assets);
        all.add(new Health(() -> {}));
        Router router = new Router(all);
        Renderer renderer = new Renderer(assets, () -> 0, user -> 0);
        serve(
                new PortalServlet(portal, router, renderer, visitors, new Proxies(Set::of), formOrigins),
                new UnreadableRequests(portal, renderer));
        return router;
    }

    /** Serves a servlet. */
    public void serve(PortalServlet servlet, UnreadableRequests unreadable) {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(new HandlerList(new ServerSetup(new ContainerErrors(unreadable)), context));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty does not start", e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + connector.getLocalPort());
    }

    /** A portal whose only address this is. */
    public Portal portal() {
        return new PublicPortal(() -> List.of(address()));
    }

    /** Asks for a path; redirects are not followed. */
    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty does not stop", e);
        }
    }
}
