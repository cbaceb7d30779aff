package org.portal365.m365.http;

import org.portal365.m365.cloud.Cloud;

/** HTTPS to Microsoft. Registered as a service; clients share connections, ask as often as you like. */
public interface OutboundHttp {
    /** A client that reaches the login and Graph origins of this cloud and nothing else. */
    OutboundClient forCloud(Cloud cloud);
}
