package org.portal365.api.endpoint;

/** An address that a plug-in answers. Registered as a service; the portal mounts it and keeps the web rules. */
public interface Endpoint {
    /** The plug-in's part of the address, e.g. "office365". */
    String plugin();

    /** The last part of the address, e.g. "callback". */
    String name();

    Kind kind();

    /** Longest body in bytes that the portal lets through. */
    int bodyLimit();

    /** Answers a call; a {@link Kind#MACHINE} call within three seconds. */
    Reply handle(Call call);
}
