package org.portal365.persistence;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.apache.felix.scr.annotations.Modified;
import org.apache.felix.scr.annotations.Property;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Offers the database that the settings name as {@link Database}. */
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

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private @Nullable OfferedDatabase database;

    @Activate
    void open(BundleContext context, Map<String, Object> values) {
        database = new OfferedDatabase(opened -> offer(context, opened), PAUSE);
        configure(context, values);
    }

    private static Runnable offer(BundleContext context, Database opened) {
        ServiceRegistration<Database> offer = context.registerService(Database.class, new OwnedDatabase(opened), null);
        return offer::unregister;
    }

    @Modified
    void configure(BundleContext context, Map<String, Object> values) {
        Map<String, Object> copy = Map.copyOf(values);
        Objects.requireNonNull(database).want(() -> DatabaseSettings.parse(copy, defaultUrl(context)));
    }

    /** Below Karaf's data folder; the file is there before anything else is configured. */
    private static String defaultUrl(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return "jdbc:h2:file:" + (data == null ? "./data" : data) + "/portal365/database/portal";
    }

    @Deactivate
    void close() {
        Objects.requireNonNull(database).close();
    }
}
