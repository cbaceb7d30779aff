package org.portal365.socialservices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portal365.api.module.Problem;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;

/** The registration a test wants. */
final class FixedRegistrations implements Registrations {
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile Optional<AppRegistration> current = Optional.empty();

    void set(AppRegistration registration) {
        current = Optional.of(registration);
        listeners.forEach(Runnable::run);
    }

    @Override
    public Optional<AppRegistration> current() {
        return current;
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
