package org.portal365.m365.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;

/** Ways to servers that speak other protocols than HTTP. Registered as a service. Safe for threads. */
public interface OutboundTls {
    /**
     * Looks the peer up; connect to this address and none looked up later.
     *
     * @throws IOException when there is none, or only private ones that may not be reached
     */
    InetSocketAddress address(Peer peer) throws IOException;

    /**
     * Whom to trust. The caller still has the host name checked.
     *
     * @throws IOException when the peer's authorities cannot be read
     */
    SSLContext trust(Peer peer) throws IOException;
}
