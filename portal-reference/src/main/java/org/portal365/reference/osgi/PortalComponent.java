package org.portal365.reference.osgi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.apache.felix.scr.annotations.Modified;
import org.apache.felix.scr.annotations.Property;
import org.apache.felix.scr.annotations.Reference;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.metatype.MetaTypeService;
import org.portal365.persistence.Database;
import org.portal365.persistence.LeasedRows;
import org.portal365.reference.ReferencePortal;
import org.portal365.reference.privacy.PrivacyOffice;
import org.portal365.reference.site.LivePortalSettings;
import org.portal365.reference.site.PortalSettings;

/** Runs the portal while there is a database; new settings never restart it. */
@SuppressWarnings("deprecation")
@Component(
        name = PortalSettings.PID,
        immediate = true,
        metatype = true,
        label = "%portal.name",
        description = "%portal.description")
public final class PortalComponent {
    @Property(label = "%public.urls.name", description = "%public.urls.description", value = "")
    static final String PUBLIC_URLS = PortalSettings.PUBLIC_URLS;

    @Property(
            label = "%disk.external.services.name",
            description = "%disk.external.services.description",
            boolValue = true)
    static final String EXTERNAL_EDITORS = PortalSettings.EXTERNAL_EDITORS;

    @Property(label = "%files.folder.name", description = "%files.folder.description", value = "")
    static final String FILES_FOLDER = PortalSettings.FILES_FOLDER;

    @Property(label = "%trusted.proxies.name", description = "%trusted.proxies.description", value = "")
    static final String TRUSTED_PROXIES = PortalSettings.TRUSTED_PROXIES;

    @Property(label = "%signin.per.minute.name", description = "%signin.per.minute.description", intValue = 60)
    static final String SIGN_INS_PER_MINUTE = PortalSettings.SIGN_INS_PER_MINUTE;

    @Property(
            label = "%second.factor.everyone.name",
            description = "%second.factor.everyone.description",
            boolValue = false)
    static final String SECOND_FACTOR_FOR_EVERYONE = PortalSettings.SECOND_FACTOR_FOR_EVERYONE;

    @Property(label = "%versions.kept.name", description = "%versions.kept.description", intValue = 100)
    static final String VERSIONS_KEPT = PortalSettings.VERSIONS_KEPT;

    @Reference
    private Database database;

    @Reference
    private ConfigurationAdmin configurationAdmin;

    @Reference
    private MetaTypeService metatype;

    private @Nullable LivePortalSettings settings;
    private @Nullable RunningPortal running;

    @Activate
    void activate(BundleContext context, Map<String, Object> values) {
        LivePortalSettings live =
                new LivePortalSettings(standard(context, () -> WebPort.of(configurationAdmin, context)));
        live.update(values);
        settings = live;
        TrackedPlugins plugins = new TrackedPlugins(context);
        ReferencePortal portal = new ReferencePortal(new ReferencePortal.Ground(
                database,
                Clock.systemUTC(),
                live,
                plugins,
                new ConfigAdminSettings(configurationAdmin),
                new MetatypeForms(context, metatype),
                NodeName.of(context)));
        portal.prepare();
        running = new RunningPortal(context, portal, live, plugins, erasures());
    }

    private LeasedRows erasures() {
        Jdbi jdbi = database.open("reference", PortalComponent.class.getClassLoader());
        return new LeasedRows(jdbi, PrivacyOffice.TABLE, database.node(), Clock.systemUTC());
    }

    @Modified
    void modified(Map<String, Object> values) {
        if (settings != null) {
            settings.update(values);
        }
    }

    @Deactivate
    void deactivate() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    private static PortalSettings.Standard standard(BundleContext context, IntSupplier port) {
        String data = context.getProperty("karaf.data");
        return new PortalSettings.Standard(
                port, Path.of(data == null ? "data" : data).toAbsolutePath().resolve("portal365/files"));
    }
}
