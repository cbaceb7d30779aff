package org.portal365.persistence;

import java.util.Map;
import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.apache.felix.scr.annotations.Modified;
import org.apache.felix.scr.annotations.Property;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database that the settings name and offers it as {@link Database}; a wrong setting keeps the last good. */
@SuppressWarnings("deprecation")
@Component(
        name = "org.portal365.database",
        metatype = true,
        label = "%database.name",
        description = "%database.description")
public final class DatabaseComponent {
    @Property(label = "%url.name", description = "%url.description", value = "")
    static final String URL = "url";

    @Property(label = "%user.name", description = "%user.description", value = "portal")
    static final String USER = "user";

    @Property(label = "%password.from.name", description = "%password.from.description", value = "")
    static final String PASSWORD_FROM = "password.from";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseComponent.class);

    private @Nullable DatabaseSettings current;
    private @Nullable PooledDatabase database;
    private @Nullable ServiceRegistration<Database> offer;

    @Activate
    @Modified
    void configure(BundleContext context, Map<String, Object> values) {
        try {
            DatabaseSettings settings = DatabaseSettings.parse(values, defaultUrl(context));
            if (settings.equals(current)) {
                return;
            }
            PooledDatabase next = new PooledDatabase(settings);
            close();
            current = settings;
            database = next;
            offer = context.registerService(Database.class, new OwnedDatabase(next), null);
            LOG.info("Database is open: {}", settings);
        } catch (RuntimeException e) {
            LOG.warn("The database of org.portal365.database cannot be opened, {}", kept(), e);
        }
    }

    private String kept() {
        return database == null ? "so nothing works until it can" : "the last one stays in use";
    }

    /** Below Karaf's data folder; the file is there before anything else is configured. */
    private static String defaultUrl(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return "jdbc:h2:file:" + (data == null ? "./data" : data) + "/portal365/database/portal";
    }

    @Deactivate
    void close() {
        if (offer != null) {
            offer.unregister();
            offer = null;
        }
        if (database != null) {
            database.close();
            database = null;
        }
        current = null;
    }
}
