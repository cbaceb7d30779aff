package org.portal365.sandbox.graph;

import java.time.Instant;

/**
 * Who wants to hear of changes in a drive.
 *
 * @param owner object id of the person who asked
 * @param position of the drive's changes that was told last
 */
record SubscriptionRecord(
        String id,
        String applicationId,
        String owner,
        String resource,
        String driveId,
        String tenantId,
        String notificationUrl,
        String clientState,
        Instant expires,
        String position) {
    SubscriptionRecord until(Instant newExpires) {
        return new SubscriptionRecord(
                id,
                applicationId,
                owner,
                resource,
                driveId,
                tenantId,
                notificationUrl,
                clientState,
                newExpires,
                position);
    }

    SubscriptionRecord at(String newPosition) {
        return new SubscriptionRecord(
                id,
                applicationId,
                owner,
                resource,
                driveId,
                tenantId,
                notificationUrl,
                clientState,
                expires,
                newPosition);
    }
}
