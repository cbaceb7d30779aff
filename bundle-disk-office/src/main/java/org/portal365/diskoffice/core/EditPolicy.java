package org.portal365.diskoffice.core;

import java.time.Duration;

/**
 * What the admin allows.
 *
 * @param tenantOnly only members of the organization edit
 * @param maxFileSize in bytes, also of what comes back
 * @param settleTime how long content must stay the same before it is taken for final; Graph lags about a minute
 * @param collectAfter idle time after which a session is brought back by itself
 * @param watchInterval how often an open document is looked at
 */
public record EditPolicy(
        boolean enabled,
        boolean tenantOnly,
        Storage storage,
        Sharing sharing,
        boolean macros,
        long maxFileSize,
        Duration mergeWindow,
        Duration settleTime,
        Duration idleReminder,
        Duration collectAfter,
        Duration watchInterval,
        boolean webhooks) {

    /** What of the drive the app asks for. */
    public enum Storage {
        APP_FOLDER,
        OWN_FILES,
        ALL_FILES
    }
}
