package org.portal365.sandbox;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The four HTTP servers, all on 127.0.0.1. Faults and the call log stand before and after every handler. */
final class Servers implements AutoCloseable {

    private static final long MAX_BODY = 64L << 20;

    private final List<Javalin> running = new ArrayList<>();

    private Servers() {}

    static Servers start(SandboxParts parts, Sites sites) {
        Servers servers = new Servers();
        SslContextFactory.Server tls = new CertificateAuthority(parts.state()).serverTls();
        try {
            for (Site site : Site.values()) {
                servers.running.add(Javalin.create(config -> configure(config, site, parts, sites, tls))
                        .start());
            }
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    @Override
    public void close() {
        running.forEach(Javalin::stop);
    }

    private static void configure(
            JavalinConfig config, Site site, SandboxParts parts, Sites sites, SslContextFactory.Server tls) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MAX_BODY;
        config.jetty.addConnector((server, http) -> connector(server, http, site, parts.addresses(), tls));
        // Clients send path addressing as one encoded segment (items/root%3A%2Fup.bin%3A), which Jetty refuses by
        // default.
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.UNSAFE));
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
        config.requestLogger.http((ctx, millis) -> parts.log().add(site, ctx, millis));
        FaultHandlers faults = new FaultHandlers(parts.faults(), site);
        config.routes.before(faults::before);
        config.routes.after(faults::after);
        config.routes.exception(
                IllegalArgumentException.class, (e, ctx) -> ctx.status(400).result(String.valueOf(e.getMessage())));
        sites.applyTo(site, config.routes);
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, Site site, Addresses addresses, SslContextFactory.Server tls) {
        ServerConnector connector;
        if (site.tls()) {
            HttpConfiguration secure = new HttpConfiguration(http);
            secure.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(
                    server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(secure));
        } else {
            connector = new ServerConnector(server, new HttpConnectionFactory(http));
        }
        connector.setHost("127.0.0.1");
        connector.setPort(addresses.port(site));
        return connector;
    }
}
