package org.portal365.m365.settings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Words;
import org.portal365.api.module.Problem;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Credential;
import org.portal365.m365.registration.Registrations;

/**
 * The app registration in force. Settings that are not well-formed leave the last ones in force; well-formed ones that
 * are not complete make it empty. Safe for threads; {@link #refresh} is called again whenever something outside the
 * settings may have changed.
 */
final class Registration implements Registrations {
    private static final Words WORDS = Words.beside(Registration.class);

    private final CloudTable clouds;
    private final TenantDirectory tenants;
    private final CredentialSource credentials;
    private final PublishedEnds ends;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private RegistrationSettings settings = RegistrationSettings.unset();
    private List<Problem> malformed = List.of();
    private volatile @Nullable RegistrationSettings intended;
    private volatile Snapshot snapshot = new Snapshot(Optional.empty(), List.of(), List.of());

    Registration(CloudTable clouds, TenantDirectory tenants, CredentialSource credentials, PublishedEnds ends) {
        this.clouds = clouds;
        this.tenants = tenants;
        this.credentials = credentials;
        this.ends = ends;
    }

    /** @param keys of the problems: texts cannot be compared */
    private record Snapshot(Optional<AppRegistration> current, List<Problem> problems, List<String> keys) {}

    @Override
    public Optional<AppRegistration> current() {
        return snapshot.current();
    }

    @Override
    public List<Problem> problems() {
        return snapshot.problems();
    }

    @Override
    public Optional<LocalDate> credentialExpires() {
        return expiry().date();
    }

    @Override
    public void taken(AppRegistration registration, Credential credential) {
        credentials.taken(registration.clientId(), credential);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The one in force, if it is the one of these settings: no credential goes out under another Client ID. */
    Optional<AppRegistration> current(RegistrationSettings of) {
        return current().filter(registration -> registration.clientId().equals(of.clientId()));
    }

    synchronized RegistrationSettings settings() {
        return settings;
    }

    /** When the credentials in force end, as far as that is known. */
    CredentialExpiry expiry() {
        Optional<LocalDate> typed = settings().expires();
        return CredentialExpiry.of(inForce(), secret -> ends.of(secret).or(() -> typed));
    }

    private List<Credential> inForce() {
        return current().map(AppRegistration::credentials).orElse(List.of());
    }

    /** Asks Graph when the credentials end, where the app may. Slow: not for the thread of a settings change. */
    void askEnds() {
        RegistrationSettings now = settings();
        current(now).ifPresent(registration -> ends.refresh(now, registration.credentials()));
    }

    /** An administrator has just shown these: what they take away is meant to go. */
    void intend(RegistrationSettings shown) {
        intended = shown;
    }

    boolean isIntended(RegistrationSettings next) {
        return next.equals(intended);
    }

    /** When what is stored in a slot ends, where it tells itself. */
    Optional<LocalDate> end(String slot) {
        return credentials.end(slot);
    }

    /** Takes settings over. */
    synchronized void configure(RegistrationSettings next) {
        settings = next;
        malformed = List.of();
        refresh();
    }

    /** Keeps the last settings and says what is wrong with the new ones. */
    synchronized void refuse(List<Problem> problems) {
        malformed = List.copyOf(problems);
        refresh();
    }

    /** Puts it together again: from the settings, the cloud table, known tenants and the credential. */
    synchronized void refresh() {
        List<Problem> problems = new ArrayList<>(malformed);
        problems.addAll(settings.missing());
        CredentialSource.Found found = credentials.read(settings.keyFrom(), settings.clientId());
        problems.addAll(found.problems());
        Optional<Cloud> cloud = clouds.find(settings.cloud());
        if (cloud.isEmpty()) {
            problems.add(new Problem(RegistrationSettings.CLOUD, WORDS.text("cloud.unknown", settings.cloud())));
        }
        Optional<Set<String>> ids = cloud.flatMap(row -> tenantIds(row, problems));
        Optional<AppRegistration> next = ids.isPresent()
                        && !found.credentials().isEmpty()
                        && settings.missing().isEmpty()
                ? Optional.of(new AppRegistration(
                        settings.clientId(),
                        settings.accounts(),
                        ids.get(),
                        cloud.get(),
                        settings.guests(),
                        found.credentials()))
                : Optional.empty();
        publish(next, problems);
    }

    /** The allow-list; none as long as one of its tenants is not resolved: an empty list would admit everyone. */
    private Optional<Set<String>> tenantIds(Cloud cloud, List<Problem> problems) {
        Set<String> ids = new LinkedHashSet<>();
        boolean complete = true;
        for (String tenant : settings.tenants()) {
            Optional<String> id = tenants.known(cloud, tenant);
            id.ifPresent(ids::add);
            if (id.isEmpty()) {
                complete = false;
                problems.add(new Problem(RegistrationSettings.TENANTS, WORDS.text("tenants.unresolved", tenant)));
            }
        }
        return complete ? Optional.of(ids) : Optional.empty();
    }

    private void publish(Optional<AppRegistration> next, List<Problem> problems) {
        List<String> keys = problems.stream()
                .map(problem -> problem.key() + ":" + problem.text().in(java.util.Locale.ROOT))
                .toList();
        Snapshot before = snapshot;
        snapshot = new Snapshot(next, List.copyOf(problems), keys);
        if (!before.current().equals(next) || !before.keys().equals(keys)) {
            listeners.forEach(Runnable::run);
        }
    }

    /**
     * Asks the network for tenants that are not resolved yet. Slow: not for the thread of a settings change.
     *
     * @return whether all are resolved now
     */
    boolean resolveTenants() {
        RegistrationSettings now = settings();
        Optional<Cloud> cloud = clouds.find(now.cloud());
        List<String> open = cloud.isEmpty()
                ? List.of()
                : now.tenants().stream()
                        .filter(tenant -> tenants.known(cloud.get(), tenant).isEmpty())
                        .toList();
        boolean all = true;
        for (String tenant : open) {
            all &= resolve(cloud.orElseThrow(), tenant);
        }
        if (!open.isEmpty()) {
            refresh();
        }
        return all;
    }

    private boolean resolve(Cloud cloud, String tenant) {
        try {
            return tenants.resolve(cloud, tenant).isPresent();
        } catch (OutboundException e) {
            // The problem is published already; it is tried again.
            return false;
        }
    }
}
