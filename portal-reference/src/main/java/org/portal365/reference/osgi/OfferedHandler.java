package org.portal365.reference.osgi;

import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.BundleTracker;

/**
 * Our handler in Pax Web's Jetty, while that runs: its bundle cannot be started where a handler is registered already
 * (Pax Web 8.0.34 looks for handlers before it has what takes them). Its services are no sign, as every handler makes it
 * register them anew.
 */
final class OfferedHandler implements AutoCloseable {
    private static final String JETTY = "org.ops4j.pax.web.pax-web-jetty";
    /** Pax Web puts handlers of positive ranking before its contexts. */
    private static final int BEFORE_CONTEXTS = 1;

    private final BundleTracker<ServiceRegistration<Handler>> running;

    OfferedHandler(BundleContext context, Handler handler) {
        running = new BundleTracker<>(context, Bundle.ACTIVE, null) {
            @Override
            public @Nullable ServiceRegistration<Handler> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
                return JETTY.equals(bundle.getSymbolicName()) ? offer(context, handler) : null;
            }

            @Override
            public void removedBundle(
                    Bundle bundle, @Nullable BundleEvent event, ServiceRegistration<Handler> offered) {
                offered.unregister();
            }
        };
        running.open();
    }

    private static ServiceRegistration<Handler> offer(BundleContext context, Handler handler) {
        return context.registerService(
                Handler.class, handler, FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, BEFORE_CONTEXTS)));
    }

    @Override
    public void close() {
        running.close();
    }
}
