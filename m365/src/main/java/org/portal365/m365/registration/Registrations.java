package org.portal365.m365.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.portal365.api.module.Problem;

/** The app registration as it is now. Always registered, whatever the state of the settings. */
public interface Registrations {
    /** The last valid and complete registration; empty while there has been none. */
    Optional<AppRegistration> current();

    /** What is wrong with, or missing from, the settings; empty when nothing is. */
    List<Problem> problems();

    /** When the credential expires, as far as it is known. */
    default Optional<LocalDate> credentialExpires() {
        return Optional.empty();
    }

    /**
     * To be told that Entra ID has taken a credential for its registration: once it has, the credential is not used under
     * another Client ID any more. Told once for each credential is enough.
     */
    default void taken(AppRegistration registration, Credential credential) {}

    /**
     * Calls the listener after each change of what {@link #current()} or {@link #problems()} gives. It is called from
     * the changing thread, must be quick and must not throw.
     *
     * @return close it to hear no more
     */
    Subscription onChange(Runnable listener);

    /** A wish to be told. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
