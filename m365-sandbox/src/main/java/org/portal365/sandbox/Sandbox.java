package org.portal365.sandbox;

import java.util.List;
import org.portal365.sandbox.control.ControlRoutes;
import org.portal365.sandbox.entra.EntraRoutes;

/** A running sandbox: four servers over one state folder. */
public final class Sandbox implements AutoCloseable {

    private final SandboxParts parts;
    private final Servers servers;

    private Sandbox(SandboxParts parts, Servers servers) {
        this.parts = parts;
        this.servers = servers;
    }

    /** Starts all servers; returns when they answer. */
    public static Sandbox start(SandboxOptions options) {
        SandboxParts parts = SandboxParts.load(options);
        Sites sites = new Sites();
        routes(parts).forEach(routes -> routes.register(sites));
        return new Sandbox(parts, Servers.start(parts, sites));
    }

    /** Every part that answers requests. */
    private static List<Routes> routes(SandboxParts parts) {
        return List.of(new AssetRoutes(), new EntraRoutes(parts), new ControlRoutes(parts));
    }

    public Addresses addresses() {
        return parts.addresses();
    }

    public SandboxParts parts() {
        return parts;
    }

    /** Stops the servers; state is already on disk. */
    @Override
    public void close() {
        servers.close();
    }
}
