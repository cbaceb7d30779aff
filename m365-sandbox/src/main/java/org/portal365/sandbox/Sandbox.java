package org.portal365.sandbox;

import java.util.List;
import org.portal365.sandbox.control.ControlPage;
import org.portal365.sandbox.control.ControlRoutes;
import org.portal365.sandbox.entra.BrowserSessions;
import org.portal365.sandbox.entra.EntraRoutes;
import org.portal365.sandbox.exchange.Exchange;
import org.portal365.sandbox.exchange.ExchangeRoutes;
import org.portal365.sandbox.graph.GraphParts;
import org.portal365.sandbox.graph.GraphRoutes;
import org.portal365.sandbox.office.OfficeRoutes;
import org.portal365.sandbox.office.PropertyPromotion;

/** A running sandbox: four web servers and two for mail over one state folder. */
public final class Sandbox implements AutoCloseable {

    private final SandboxParts parts;
    private final GraphParts graph;
    private final Exchange exchange;
    private final Servers servers;

    private Sandbox(SandboxParts parts, GraphParts graph, Exchange exchange, Servers servers) {
        this.parts = parts;
        this.graph = graph;
        this.exchange = exchange;
        this.servers = servers;
    }

    /** Starts all servers; returns when they answer. */
    public static Sandbox start(SandboxOptions options) {
        SandboxParts parts = SandboxParts.load(options);
        GraphParts graph = GraphParts.open(parts, new PropertyPromotion());
        Sites sites = new Sites();
        Exchange exchange = Exchange.start(parts);
        // Before Graph's own, which take every other path.
        new ExchangeRoutes(parts, exchange).register(sites);
        routes(parts, graph).forEach(routes -> routes.register(sites));
        return new Sandbox(parts, graph, exchange, Servers.start(parts, sites));
    }

    /** Every part that answers requests. */
    private static List<Routes> routes(SandboxParts parts, GraphParts graph) {
        EntraRoutes entra = new EntraRoutes(parts);
        return List.of(
                new AssetRoutes(),
                entra,
                new GraphRoutes(parts, graph, entra.apps()),
                new OfficeRoutes(parts, graph, new BrowserSessions(parts)),
                new ControlRoutes(parts),
                new ControlPage(parts));
    }

    public Addresses addresses() {
        return parts.addresses();
    }

    public Exchange exchange() {
        return exchange;
    }

    public SandboxParts parts() {
        return parts;
    }

    /** Stops the servers; state is already on disk. */
    @Override
    public void close() {
        exchange.close();
        servers.close();
        graph.store().close();
    }
}
