package org.portal365.mail.core;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A mail server that an administrator has listed. Only these are ever given a password, and only they may have private
 * addresses.
 *
 * @param id names it in settings and rows; the name in lower case
 * @param kind which provider offers it
 * @param imap inside TLS from the first byte on (RFC 8314)
 * @param smtp submission
 * @param domains of addresses that it serves; empty: any
 * @param freeLogin whether the login may be another name than the address or its local part
 * @param caCertificates PEM file of the only authorities to trust; empty: those of Java
 */
public record MailServer(
        String id,
        String name,
        Kind kind,
        Line imap,
        Line smtp,
        Set<String> domains,
        boolean freeLogin,
        Optional<Path> caCertificates) {
    /** What a server is. */
    public enum Kind {
        /** Exchange in the own house; it checks itself who may send as whom. */
        EXCHANGE("exchange"),
        IMAP("imap");

        private final String provider;

        Kind(String provider) {
            this.provider = provider;
        }

        /** The id of the provider that connects mailboxes there. */
        public String provider() {
            return provider;
        }
    }

    /**
     * A host and its port.
     *
     * @param tls from the first byte on; else by STARTTLS
     */
    public record Line(String host, int port, boolean tls) {}

    public MailServer {
        domains = Set.copyOf(domains);
    }

    public boolean serves(String domain) {
        return domains.isEmpty() || domains.contains(domain.toLowerCase(Locale.ROOT));
    }

    /** Whether it serves this domain and not just any. */
    public boolean names(String domain) {
        return domains.contains(domain.toLowerCase(Locale.ROOT));
    }

    /** Whether somebody who signs in by this name may have the address. */
    public boolean fits(String login, String address) {
        return freeLogin
                || login.equalsIgnoreCase(address)
                || login.equalsIgnoreCase(address.substring(0, address.lastIndexOf('@')));
    }
}
