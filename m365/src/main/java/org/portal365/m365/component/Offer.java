package org.portal365.m365.component;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * One whiteboard service that a settings component offers and withdraws while its engine stays. Every call may be
 * repeated: offering what is offered, or withdrawing what is not, does nothing. Safe for threads.
 *
 * @param <T> the interface it is registered under
 */
public final class Offer<T> implements AutoCloseable {
    private final BundleContext context;
    private final Class<T> type;
    private final Map<String, ?> properties;
    private @Nullable T offered;
    private @Nullable ServiceRegistration<T> registration;
    private boolean closed;

    public Offer(BundleContext context, Class<T> type) {
        this(context, type, Map.of());
    }

    /** @param properties of the service, the same as long as the offer lives */
    public Offer(BundleContext context, Class<T> type, Map<String, ?> properties) {
        this.context = context;
        this.type = type;
        this.properties = Map.copyOf(properties);
    }

    /**
     * Registers the service; one that equals the registered one stays, another one takes its place.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public synchronized void offer(T service) {
        if (closed) {
            throw new IllegalStateException("the offer of " + type.getSimpleName() + " is closed");
        }
        if (service.equals(offered)) {
            return;
        }
        withdraw();
        registration = context.registerService(type, service, FrameworkUtil.asDictionary(properties));
        offered = service;
    }

    /**
     * Offers the service while it is wanted, else withdraws it. Asked in here, so that of two changes at once none leaves
     * behind what the other had found.
     */
    public synchronized void offerIf(BooleanSupplier wanted, T service) {
        if (wanted.getAsBoolean()) {
            offer(service);
        } else {
            withdraw();
        }
    }

    /** Unregisters the service. */
    public synchronized void withdraw() {
        ServiceRegistration<T> registered = registration;
        registration = null;
        offered = null;
        if (registered != null) {
            unregister(registered);
        }
    }

    public synchronized boolean offered() {
        return registration != null;
    }

    /** Withdraws for good. */
    @Override
    public synchronized void close() {
        closed = true;
        withdraw();
    }

    private static void unregister(ServiceRegistration<?> registered) {
        try {
            registered.unregister();
        } catch (IllegalStateException e) {
            // The framework has unregistered it already: the bundle is stopping.
            return;
        }
    }
}
