package org.portal365.m365.graph;

/**
 * Somebody says that something has changed. Who knows the client state may be believed; what has changed, only Graph
 * itself tells.
 *
 * @param subscriptionId may be empty
 * @param clientState may be empty
 * @see <a href="https://learn.microsoft.com/graph/change-notifications-delivery-webhooks">Receive change notifications
 *     through webhooks</a>
 */
public record Notification(String subscriptionId, String clientState) {
    /** Without the client state, which is a secret. */
    @Override
    public String toString() {
        return "Notification[" + subscriptionId + "]";
    }
}
