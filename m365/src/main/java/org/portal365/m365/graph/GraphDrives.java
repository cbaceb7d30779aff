package org.portal365.m365.graph;

import java.util.List;
import org.portal365.m365.cloud.Cloud;

/** Drives of Microsoft Graph, and who is whose. Registered as a service; what it gives is cheap and shares connections. */
public interface GraphDrives {
    /**
     * The drives that an account reaches.
     *
     * @param tenant the account's tenant: throttling is by cloud and tenant
     * @param tokens tokens of the account for Graph
     */
    GraphDrive drive(Cloud cloud, String tenant, TokenSource tokens);

    /**
     * What Graph has posted to the address of a subscription.
     *
     * @param most of more than these nothing is read
     * @return none, when it is nothing of that kind
     */
    default List<Notification> notifications(String body, int most) {
        return List.of();
    }

    /** The drives that an account reaches, for somebody who waits, as above, or for nobody. */
    default GraphDrive drive(Cloud cloud, String tenant, TokenSource tokens, Urgency urgency) {
        return drive(cloud, tenant, tokens);
    }

    /**
     * The accounts of an organisation, for work that nobody waits for.
     *
     * @param tokens of the app itself in this tenant
     */
    GraphDirectory directory(Cloud cloud, String tenant, TokenSource tokens);

    /** The same drives, to look through and to look at documents. */
    GraphLibrary library(Cloud cloud, String tenant, TokenSource tokens);
}
