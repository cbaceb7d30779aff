package org.portal365.m365.settings;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.osgi.framework.BundleContext;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.m365.component.Offer;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.registration.Registrations.Subscription;
import org.portal365.m365.seal.JweSecretBox;
import org.portal365.m365.seal.KeyFile;
import org.portal365.m365.seal.KeyLedger;
import org.portal365.m365.seal.KeyRing;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SecretBox;
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

    private final Registration registration;
    private final Path usualKeys;
    private final CurrentBox box;
    private final KeyLedger ledger;
    private final Clock clock;
    private final List<Offer<?>> offers;
    private final Subscription cloudChanges;
    private Optional<Integer> reminded = Optional.empty();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "m365-registration");
        daemon.setDaemon(true);
        return daemon;
    });

    RegistrationEngine(BundleContext context, Database database, OutboundHttp http, CloudTable clouds, Clock clock) {
        this.clock = clock;
        Jdbi jdbi = database.open("m365", RegistrationEngine.class.getClassLoader());
        usualKeys = usualKeys(context);
        ledger = new KeyLedger(jdbi);
        box = new CurrentBox(box(usualKeys));
        CredentialStore store = new CredentialStore(jdbi, box, clock);
        TenantDirectory tenants = new TenantDirectory(jdbi, http, clock);
        registration = new Registration(clouds, tenants, new CredentialSource(store, System::getenv));
        RegistrationChecks checks = new RegistrationChecks(registration, clouds, tenants, box, clock);
        CredentialProbe probe = new CredentialProbe(registration, clouds, tenants, http, clock);
        Module module = new RegistrationModule(registration, store, probe, checks.all(), clock);
        cloudChanges = clouds.onChange(registration::refresh);
        offers = List.of(
                offered(context, SecretBox.class, box),
                offered(context, Registrations.class, registration),
                offered(context, Module.class, module));
        schedule(registration::refresh, REFRESH_SECONDS);
        schedule(registration::resolveTenants, RESOLVE_SECONDS);
        schedule(this::remind, REMIND_SECONDS);
    }

    private static <T> Offer<T> offered(BundleContext context, Class<T> type, T service) {
        Offer<T> offer = new Offer<>(context, type);
        offer.offer(service);
        return offer;
    }

    private static Path usualKeys(BundleContext context) {
        String etc = context.getProperty("karaf.etc");
        return Path.of(etc == null ? "etc" : etc, "org.portal365", "keys.jwks");
    }

    private void schedule(Runnable work, long seconds) {
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

    /** Once for each reminder, and once after a start. */
    private void remind() {
        Optional<Integer> due = registration.expiry().due(clock.instant());
        if (due.isPresent() && !due.equals(reminded)) {
            LOG.warn(
                    "The credential of the app registration ends on {}: make a new one in Entra ID and set it as the next Key",
                    registration.expiry().date().orElseThrow());
        }
        reminded = due;
    }

    void configure(RegistrationSettings settings) {
        Path path = settings.sealKeys().isEmpty() ? usualKeys : Path.of(settings.sealKeys());
        box.current = box(path);
        registration.configure(settings);
        thread.execute(() -> quietly(registration::resolveTenants));
    }

    void refuse(List<Problem> problems) {
        registration.refuse(problems);
    }

    @Override
    public void close() {
        cloudChanges.close();
        thread.shutdownNow();
        offers.forEach(Offer::close);
    }

    private JweSecretBox box(Path keys) {
        return new JweSecretBox(new KeyRing(new KeyFile(keys), ledger, clock));
    }

    /** Follows a change of the key file's place. */
    private static final class CurrentBox implements SecretBox {
        private volatile JweSecretBox current;

        CurrentBox(JweSecretBox first) {
            current = first;
        }

        @Override
        public String seal(String kind, String owner, byte[] plain) {
            return current.seal(kind, owner, plain);
        }

        @Override
        public byte[] open(String kind, String owner, String sealed) throws SealBrokenException {
            return current.open(kind, owner, sealed);
        }
    }
}
