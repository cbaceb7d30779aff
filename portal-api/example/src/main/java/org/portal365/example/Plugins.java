package org.portal365.example;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** What plug-ins offer at the moment. Asked for each request: an offer may come and go at any time. */
final class Plugins implements AutoCloseable {
    private final Map<Class<?>, ServiceTracker<Object, Object>> trackers = new ConcurrentHashMap<>();
    private final BundleContext context;

    Plugins(BundleContext context) {
        this.context = context;
    }

    <T> List<T> all(Class<T> type) {
        ServiceTracker<Object, Object> tracker = trackers.computeIfAbsent(type, this::open);
        return tracker.getTracked().values().stream().map(type::cast).toList();
    }

    /** The one that fits; who asks answers {@link NoSuchElementException} with "not found". */
    <T> T one(Class<T> type, Predicate<T> which) {
        return all(type).stream().filter(which).findFirst().orElseThrow();
    }

    private ServiceTracker<Object, Object> open(Class<?> type) {
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, type.getName(), null);
        tracker.open();
        return tracker;
    }

    @Override
    public void close() {
        trackers.values().forEach(ServiceTracker::close);
    }
}
