package org.portal365.m365.http;

/** HTTPS to the login and Graph origins of one cloud. Safe for threads. */
public interface OutboundClient {
    /**
     * Sends and waits for the whole answer, whatever its status. Redirects are answers, they are not followed. Nothing
     * is repeated. A bearer token goes to the Graph origin only.
     *
     * @throws OutboundException when there is no answer, or it may not be asked for
     */
    OutboundAnswer send(OutboundRequest request);
}
