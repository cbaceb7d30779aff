package org.portal365.diskoffice.jdbc;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.AccountId;

/**
 * What is known of the subscription to a drive.
 *
 * @param account reaches the drive
 * @param subscriptionId empty: Graph is not asked yet, or the answer was lost
 */
public record DriveSubscription(
        String driveId, AccountId account, Optional<String> subscriptionId, Optional<Instant> expires) {}
