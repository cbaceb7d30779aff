package org.portal365.persistence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

/**
 * The database in OSGi: tables belong to one bundle at a time, as two versions of a bundle that run at once would do
 * everything twice.
 */
final class OwnedDatabase implements Database {
    private static final int RUNNING = Bundle.STARTING | Bundle.ACTIVE;

    private final Database database;
    private final Map<String, Bundle> owners = new ConcurrentHashMap<>();

    OwnedDatabase(Database database) {
        this.database = database;
    }

    /** @param migrations of the bundle that owns the tables (OSGi Core 8, 3.8.10) */
    @Override
    public Jdbi open(String owner, ClassLoader migrations) {
        if (migrations instanceof BundleReference reference) {
            enter(owner, reference.getBundle());
        }
        return database.open(owner, migrations);
    }

    private synchronized void enter(String owner, Bundle bundle) {
        Bundle other = owners.get(owner);
        if (other != null && !other.equals(bundle) && (other.getState() & RUNNING) != 0) {
            throw new IllegalStateException(named(bundle) + " does not work, as " + named(other)
                    + " is running with the same tables. Take one of them away: bundle:uninstall "
                    + other.getBundleId() + ", then bundle:restart " + bundle.getBundleId());
        }
        owners.put(owner, bundle);
    }

    @Override
    public String node() {
        return database.node();
    }

    private static String named(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion() + " (" + bundle.getBundleId() + ")";
    }
}
