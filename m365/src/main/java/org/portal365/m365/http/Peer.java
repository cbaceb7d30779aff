package org.portal365.m365.http;

import java.nio.file.Path;
import java.util.Optional;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.cloud.MailHosts;

/**
 * A server that is spoken to over TLS, but not by HTTP.
 *
 * @param caCertificates PEM file of the only authorities to trust; empty: those of Java
 * @param inside whether an administrator has named it, so that it may have a private address
 */
public record Peer(String host, int port, Optional<Path> caCertificates, boolean inside) {
    /** A mail server of a cloud. */
    public static Peer of(Cloud cloud, MailHosts.Server server) {
        return new Peer(server.host(), server.port(), cloud.caCertificates(), cloud.custom());
    }
}
