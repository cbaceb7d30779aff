package org.portal365.m365.settings;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reminds in the log that the credential ends: once for each reminder, and once after a start. */
final class ExpiryReminder implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryReminder.class);

    private final Registration registration;
    private final Clock clock;
    private Optional<Integer> reminded = Optional.empty();

    ExpiryReminder(Registration registration, Clock clock) {
        this.registration = registration;
        this.clock = clock;
    }

    @Override
    public void run() {
        CredentialExpiry expiry = registration.expiry();
        Optional<Integer> due = expiry.due(clock.instant());
        if (due.isPresent() && !due.equals(reminded)) {
            LOG.warn(
                    "The credential of the app registration ends on {}: make a new one in Entra ID and set it as the next Key",
                    expiry.date().orElseThrow());
        }
        reminded = due;
    }
}
