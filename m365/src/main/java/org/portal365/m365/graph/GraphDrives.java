package org.portal365.m365.graph;

import org.portal365.m365.cloud.Cloud;

/** Drives of Microsoft Graph. Registered as a service; what it gives is cheap and shares connections. */
public interface GraphDrives {
    /**
     * The drives that an account reaches.
     *
     * @param tenant the account's tenant: throttling is by cloud and tenant
     * @param tokens tokens of the account for Graph
     */
    GraphDrive drive(Cloud cloud, String tenant, TokenSource tokens);

    /** The same, for somebody who waits, as above, or for nobody. */
    default GraphDrive drive(Cloud cloud, String tenant, TokenSource tokens, Urgency urgency) {
        return drive(cloud, tenant, tokens);
    }

    /** The same drives, to look through and to look at documents. */
    GraphLibrary library(Cloud cloud, String tenant, TokenSource tokens);
}
