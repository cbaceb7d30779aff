package org.portal365.m365.settings;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SetupGuide;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.component.Offer;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.registration.Registrations.Subscription;
import org.portal365.m365.seal.Sealing;
import org.portal365.m365.secret.SealKeys;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;
import org.portal365.m365.setup.MicrosoftGuide;
import org.portal365.persistence.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The app registration at work: services, and a thread that notices what other nodes changed and asks for tenants that
 * are not resolved yet.
 */
final class RegistrationEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationEngine.class);
    private static final long REFRESH_SECONDS = 2;
    private static final long RESOLVE_SECONDS = 30;
    private static final long REMIND_SECONDS = 60;
    private static final long RESEAL_SECONDS = 10;

    private final Registration registration;
    private final Takeover takeover;
    private final Path usualKeys;
    private final Sealing sealing;
    private final ServiceTracker<SealedRows, SealedRows> sealedRows;
    private final List<Offered<?>> offers;
    private final Subscription cloudChanges;
    private final ScheduledExecutorService thread = daemon("m365-registration");
    /** Its own: going through all sealed rows may take long. */
    private final ScheduledExecutorService resealing = daemon("m365-reseal");

    RegistrationEngine(BundleContext context, Database database, OutboundHttp http, CloudTable clouds, Clock clock) {
        Jdbi jdbi = database.open("m365", RegistrationEngine.class.getClassLoader());
        usualKeys = usualKeys(context);
        sealedRows = new ServiceTracker<>(context, SealedRows.class, null);
        sealedRows.open();
        sealing = new Sealing(jdbi, NodeName.of(database.node()), this::sealedRows, clock, usualKeys);
        CredentialStore store = new CredentialStore(jdbi, sealing, clock);
        TenantDirectory tenants = new TenantDirectory(jdbi, http, clock);
        ClientCredentialsGrant grant = new ClientCredentialsGrant(tenants, http, clock);
        PublishedEnds ends = new PublishedEnds(grant, clouds, http, clock);
        registration = new Registration(clouds, tenants, new CredentialSource(store, System::getenv), ends);
        takeover = new Takeover(registration, this::inForce, clock);
        CredentialCheck credentials = new CredentialCheck(registration, grant);
        RegistrationChecks checks = new RegistrationChecks(registration, clouds, tenants, sealing, credentials, clock);
        CredentialProbe probe = new CredentialProbe(registration, clouds, grant);
        Module module = new RegistrationModule(registration, store, probe, checks.all(), clock);
        SetupGuide guide = new MicrosoftGuide(new DomainTenants(clouds::all, http), () -> now(clouds));
        cloudChanges = clouds.onChange(registration::refresh);
        offers = List.of(
                new Offered<>(new Offer<>(context, SecretBox.class), sealing),
                new Offered<>(new Offer<>(context, SealKeys.class), sealing),
                new Offered<>(new Offer<>(context, SealedRows.class), store.sealedRows()),
                new Offered<>(new Offer<>(context, Registrations.class), registration),
                new Offered<>(new Offer<>(context, Module.class), module),
                new Offered<>(new Offer<>(context, SetupGuide.class), guide));
        thread.execute(() -> quietly(sealing::keepUp));
        schedule(thread, sealing::keepUp, REFRESH_SECONDS);
        schedule(thread, registration::refresh, REFRESH_SECONDS);
        schedule(thread, takeover::tick, REFRESH_SECONDS);
        schedule(thread, registration::resolveTenants, RESOLVE_SECONDS);
        schedule(thread, registration::askEnds, RESOLVE_SECONDS);
        schedule(thread, new ExpiryReminder(registration, clock), REMIND_SECONDS);
        schedule(resealing, sealing::reseal, RESEAL_SECONDS);
    }

    /** The usual answers of the setup guide. */
    private MicrosoftGuide.Now now(CloudTable clouds) {
        RegistrationSettings settings = registration.settings();
        Cloud cloud = clouds.find(settings.cloud())
                .orElseGet(() -> clouds.find("global").orElseThrow());
        return new MicrosoftGuide.Now(cloud, settings.tenants().stream().findFirst(), settings.accounts());
    }

    private static ScheduledExecutorService daemon(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    private List<SealedRows> sealedRows() {
        return List.of(sealedRows.getServices(new SealedRows[0]));
    }

    private record Offered<T>(Offer<T> offer, T service) {
        void begin() {
            offer.offer(service);
        }
    }

    /** To be called once settings are in force: whoever asked before would be told that there is no registration. */
    void offer() {
        offers.forEach(Offered::begin);
    }

    private static Path usualKeys(BundleContext context) {
        String etc = context.getProperty("karaf.etc");
        return Path.of(etc == null ? "etc" : etc, "org.portal365", "keys.jwks");
    }

    private static void schedule(ScheduledExecutorService thread, Runnable work, long seconds) {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(() -> quietly(work), seconds, seconds, TimeUnit.SECONDS);
    }

    /** A database that is away for a while must not end the schedule. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.debug("The app registration cannot be refreshed at the moment", e);
        }
    }

    void configure(RegistrationSettings settings) {
        takeover.offer(settings);
    }

    private void inForce(RegistrationSettings settings) {
        Path path = settings.sealKeys().isEmpty() ? usualKeys : Path.of(settings.sealKeys());
        sealing.use(path);
        registration.configure(settings);
        thread.execute(() -> quietly(registration::resolveTenants));
    }

    void refuse(List<Problem> problems) {
        takeover.refuse(problems);
    }

    @Override
    public void close() {
        cloudChanges.close();
        // No interrupts: H2 closes its file when a thread is interrupted that reads it.
        thread.shutdown();
        resealing.shutdown();
        offers.forEach(offered -> offered.offer().close());
        sealedRows.close();
        quietly(sealing::close);
    }
}
