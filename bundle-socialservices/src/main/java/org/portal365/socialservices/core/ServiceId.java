package org.portal365.socialservices.core;

/** The id of the service in addresses, links and audit events. */
public final class ServiceId {
    public static final String OFFICE365 = "office365";

    private ServiceId() {}
}
