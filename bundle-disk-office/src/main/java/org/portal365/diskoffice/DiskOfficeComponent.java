package org.portal365.diskoffice;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.apache.felix.scr.annotations.Modified;
import org.apache.felix.scr.annotations.Property;
import org.apache.felix.scr.annotations.PropertyOption;
import org.apache.felix.scr.annotations.Reference;
import org.apache.felix.scr.annotations.ReferenceCardinality;
import org.apache.felix.scr.annotations.ReferencePolicy;
import org.apache.felix.scr.annotations.ReferencePolicyOption;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.EditSessionListener;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Notices;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Users;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.diskoffice.graph.DriveChecks;
import org.portal365.diskoffice.graph.DriveWatches;
import org.portal365.diskoffice.graph.GraphRemoteDrives;
import org.portal365.diskoffice.graph.TicketSeal;
import org.portal365.diskoffice.jdbc.JdbcSessionStore;
import org.portal365.diskoffice.transfer.graph.BoxedSecrets;
import org.portal365.diskoffice.transfer.graph.GraphLibraries;
import org.portal365.diskoffice.transfer.jdbc.JdbcTasks;
import org.portal365.m365.component.Offer;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SecretBox;
import org.portal365.persistence.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Office365 as an editor of the Disk: the engine always, the offer only while it is switched on and registered. */
@SuppressWarnings("deprecation")
@Component(name = DiskOfficeSettings.PID, metatype = true, label = "%office.name", description = "%office.description")
@Reference(
        name = "listener",
        referenceInterface = EditSessionListener.class,
        cardinality = ReferenceCardinality.OPTIONAL_MULTIPLE,
        policy = ReferencePolicy.DYNAMIC,
        bind = "bindListener",
        unbind = "unbindListener")
public final class DiskOfficeComponent {
    @Property(boolValue = false, label = "%enabled.name", description = "%enabled.description")
    static final String ENABLED = DiskOfficeSettings.ENABLED;

    @Property(boolValue = true, label = "%tenant.only.name", description = "%tenant.only.description")
    static final String TENANT_ONLY = DiskOfficeSettings.TENANT_ONLY;

    @Property(
            value = "own-files",
            label = "%storage.scope.name",
            description = "%storage.scope.description",
            options = {
                @PropertyOption(name = "app-folder", value = "%storage.scope.app"),
                @PropertyOption(name = "own-files", value = "%storage.scope.own"),
                @PropertyOption(name = "all-files", value = "%storage.scope.all")
            })
    static final String STORAGE_SCOPE = DiskOfficeSettings.STORAGE_SCOPE;

    @Property(
            value = "people",
            label = "%sharing.name",
            description = "%sharing.description",
            options = {
                @PropertyOption(name = "owner", value = "%sharing.owner"),
                @PropertyOption(name = "people", value = "%sharing.people"),
                @PropertyOption(name = "organization", value = "%sharing.organization")
            })
    static final String SHARING = DiskOfficeSettings.SHARING;

    @Property(
            value = "refuse",
            label = "%macros.name",
            description = "%macros.description",
            options = {
                @PropertyOption(name = "refuse", value = "%macros.refuse"),
                @PropertyOption(name = "allow", value = "%macros.allow")
            })
    static final String MACROS = DiskOfficeSettings.MACROS;

    @Property(value = "100 MB", label = "%max.file.size.name", description = "%max.file.size.description")
    static final String MAX_FILE_SIZE = DiskOfficeSettings.MAX_FILE_SIZE;

    @Property(value = "5 min", label = "%merge.window.name", description = "%merge.window.description")
    static final String MERGE_WINDOW = DiskOfficeSettings.MERGE_WINDOW;

    @Property(value = "60 s", label = "%settle.time.name", description = "%settle.time.description")
    static final String SETTLE_TIME = DiskOfficeSettings.SETTLE_TIME;

    @Property(value = "4 h", label = "%idle.reminder.name", description = "%idle.reminder.description")
    static final String IDLE_REMINDER = DiskOfficeSettings.IDLE_REMINDER;

    @Property(value = "24 h", label = "%collect.after.name", description = "%collect.after.description")
    static final String COLLECT_AFTER = DiskOfficeSettings.COLLECT_AFTER;

    @Property(value = "5 s", label = "%watch.interval.name", description = "%watch.interval.description")
    static final String WATCH_INTERVAL = DiskOfficeSettings.WATCH_INTERVAL;

    @Property(boolValue = false, label = "%webhooks.name", description = "%webhooks.description")
    static final String WEBHOOKS = DiskOfficeSettings.WEBHOOKS;

    @Property(value = "", label = "%converter.name", description = "%converter.description")
    static final String CONVERTER = DiskOfficeSettings.CONVERTER;

    private static final Logger LOG = LoggerFactory.getLogger(DiskOfficeComponent.class);

    @Reference
    private Database database;

    @Reference
    private Disk disk;

    @Reference
    private Audit audit;

    @Reference
    private Users users;

    @Reference
    private IdentityLinks links;

    @Reference
    private Notices notices;

    @Reference
    private ConnectedAccounts accounts;

    @Reference
    private Registrations registrations;

    @Reference
    private GraphDrives graph;

    @Reference
    private SecretBox box;

    /** Says where Graph can reach the portal; without it changes are found by looking. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL_UNARY, policyOption = ReferencePolicyOption.GREEDY)
    private @Nullable Portal portal;

    /** There only where time is moved, in tests. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL_UNARY)
    private @Nullable Clock clock;

    private final Switchboard switchboard = new Switchboard();
    private final Listeners listeners = new Listeners();
    private @Nullable Services services;
    private @Nullable Changes changes;
    private @Nullable Offer<Endpoint> endpoint;

    @Activate
    void activate(BundleContext context, Map<String, Object> values) {
        // Before anything begins: what is due must not be judged by settings that nobody has made.
        take(values);
        Clock time = clock == null ? Clock.systemUTC() : clock;
        DriveWatches watches = new DriveWatches(time);
        GraphRemoteDrives drives =
                new GraphRemoteDrives(graph, registrations, accounts, box, switchboard::policy, watches);
        GraphLibraries libraries = new GraphLibraries(
                graph, registrations, accounts, box, () -> switchboard.policy().storage());
        Ingredients made = new Ingredients(
                database,
                disk,
                audit,
                users,
                links,
                notices,
                accounts,
                registrations,
                drives,
                libraries,
                new BoxedSecrets(box),
                time,
                folder(context));
        DriveChecks checks = new DriveChecks(accounts, drives::waited, switchboard::policy);
        Services.Sides sides = new Services.Sides(
                checks, (account, subscription) -> drives.background(account).unsubscribe(subscription));
        services = Services.start(context, made, tickets(), sides, switchboard, listeners);
        changes = Changes.start(
                database,
                graph,
                drives,
                new Changes.Watched(watches, () -> switchboard.policy().watchInterval()),
                this::notified,
                time);
        endpoint = new Offer<>(context, Endpoint.class);
        endpoint.offer(changes.endpoint());
        services.offer();
    }

    /** Where Graph may tell of changes; nowhere while webhooks are off. */
    private Optional<URI> notified() {
        return switchboard.policy().webhooks() ? PublicAddress.of(portal) : Optional.empty();
    }

    private Services.SealedTickets tickets() {
        Jdbi jdbi = database.open(JdbcSessionStore.OWNER, DiskOfficeComponent.class.getClassLoader());
        return new Services.SealedTickets(
                JdbcSessionStore.sealedRows(jdbi, box, TicketSeal.KIND),
                JdbcTasks.sealedRows(jdbi, box, TicketSeal.KIND),
                JdbcTasks.sealedAddresses(jdbi, box));
    }

    @Modified
    void configure(Map<String, Object> values) {
        take(values);
        if (services != null) {
            services.offer();
        }
    }

    private void take(Map<String, Object> values) {
        if (!switchboard.take(values)) {
            String keys = switchboard.problems().stream()
                    .map(problem -> problem.key())
                    .collect(Collectors.joining(", "));
            LOG.warn("Settings of {} are refused, the last valid ones stay in force: {}", DiskOfficeSettings.PID, keys);
        }
    }

    @Deactivate
    void deactivate() {
        if (endpoint != null) {
            endpoint.close();
        }
        if (changes != null) {
            changes.close();
        }
        if (services != null) {
            services.close();
            services = null;
        }
    }

    void bindListener(EditSessionListener listener) {
        listeners.add(listener);
    }

    void unbindListener(EditSessionListener listener) {
        listeners.remove(listener);
    }

    private static Path folder(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return Path.of(data == null ? "data" : data, "portal365", "disk-office");
    }
}
