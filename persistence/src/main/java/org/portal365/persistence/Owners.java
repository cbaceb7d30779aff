package org.portal365.persistence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

/** Which bundle works with which tables. Two versions of one that run at once would do everything twice. */
final class Owners {
    private static final int RUNNING = Bundle.STARTING | Bundle.ACTIVE;

    private final Map<String, Bundle> bundles = new ConcurrentHashMap<>();

    /**
     * Notes who opens the tables; outside OSGi nobody is noted.
     *
     * @param loader of the bundle (OSGi Core 8, 3.8.10)
     * @throws IllegalStateException while another bundle runs that has opened them; says what the administrator does
     */
    synchronized void enter(String owner, ClassLoader loader) {
        if (loader instanceof BundleReference reference) {
            Bundle bundle = reference.getBundle();
            Bundle other = bundles.get(owner);
            if (other != null && !other.equals(bundle) && (other.getState() & RUNNING) != 0) {
                throw new IllegalStateException(named(bundle) + " does not work, as " + named(other)
                        + " is running with the same tables. Take one of them away: bundle:uninstall "
                        + other.getBundleId() + ", then bundle:restart " + bundle.getBundleId());
            }
            bundles.put(owner, bundle);
        }
    }

    private static String named(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion() + " (" + bundle.getBundleId() + ")";
    }
}
