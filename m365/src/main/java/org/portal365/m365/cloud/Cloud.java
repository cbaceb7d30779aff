package org.portal365.m365.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One row of the cloud table: where a Microsoft 365 cloud is reached.
 *
 * @param name "global", or the NAME of a row org.portal365.clouds~NAME
 * @param browserOrigin where browsers are sent: authorize, logout, admin consent, web addresses
 * @param loginOrigin where this server asks for tokens and keys
 * @param graphOrigin Microsoft Graph, without the version path
 * @param outlookOrigin names the permissions of Exchange Online (IMAP, SMTP)
 * @param transferHosts where content is uploaded to and downloaded from: HOST or .SUFFIX, each with :PORT when it is
 *     not 443
 * @param caCertificates PEM file of the only certificate authorities to trust for this cloud; empty: those of Java
 * @param custom a row made by an admin: only its hosts may have private addresses
 * @param mail where mail is read and sent; empty when the cloud has none
 */
public record Cloud(
        String name,
        URI browserOrigin,
        URI loginOrigin,
        URI graphOrigin,
        URI outlookOrigin,
        List<String> transferHosts,
        Optional<Path> caCertificates,
        boolean custom,
        Optional<MailHosts> mail) {
    private static final int HTTPS_PORT = 443;

    public Cloud {
        transferHosts = List.copyOf(transferHosts);
    }

    public Cloud withMail(MailHosts hosts) {
        return new Cloud(
                name,
                browserOrigin,
                loginOrigin,
                graphOrigin,
                outlookOrigin,
                transferHosts,
                caCertificates,
                custom,
                Optional.of(hosts));
    }

    /** Whether content may be sent to or fetched from the address: https, one of the transfer hosts, no user part. */
    public boolean transfersTo(URI address) {
        return isPlainHttps(address) && transferHosts.stream().anyMatch(host -> matches(host, address));
    }

    /** Whether the address is on this origin, that is: same scheme, host and port. */
    public static boolean sameOrigin(URI origin, URI address) {
        return address.getHost() != null
                && address.getUserInfo() == null
                && origin.getScheme().equalsIgnoreCase(address.getScheme())
                && origin.getHost().equalsIgnoreCase(address.getHost())
                && port(origin) == port(address);
    }

    private static boolean isPlainHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && address.getUserInfo() == null;
    }

    private static boolean matches(String pattern, URI address) {
        int colon = pattern.lastIndexOf(':');
        int port = colon < 0 ? HTTPS_PORT : Integer.parseInt(pattern.substring(colon + 1));
        String host = colon < 0 ? pattern : pattern.substring(0, colon);
        return port == port(address)
                && (host.startsWith(".")
                        ? endsWith(address.getHost(), host)
                        : host.equalsIgnoreCase(address.getHost()));
    }

    private static boolean endsWith(String host, String suffix) {
        int start = host.length() - suffix.length();
        return start > 0 && host.regionMatches(true, start, suffix, 0, suffix.length());
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "http".equalsIgnoreCase(address.getScheme()) ? 80 : HTTPS_PORT;
    }
}
