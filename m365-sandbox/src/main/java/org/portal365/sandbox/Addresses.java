package org.portal365.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The four origins of one sandbox and its two mail ports, all derived from the base port.
 * Browser pages have another host name than the portal (cookies do not know ports), uploads another than Graph.
 */
public record Addresses(int base) {

    private static final int ATTEMPTS = 200;

    /** Uses the port as given, or finds four free neighbours when it is 0. */
    public static Addresses at(int port) {
        return new Addresses(port == 0 ? freeBase() : port);
    }

    public int port(Site site) {
        return base + site.offset();
    }

    /** Origin of the pages a person sees: authorize, consent, editor, control. */
    public String browser() {
        return "http://127.0.0.1:" + port(Site.BROWSER);
    }

    /** Origin of the login back channel: discovery, keys, token. */
    public String login() {
        return "https://localhost:" + port(Site.LOGIN);
    }

    /** Origin of Graph, without the version segment. */
    public String graph() {
        return "https://localhost:" + port(Site.GRAPH);
    }

    /** Origin of preauthenticated upload and download addresses. */
    public String files() {
        return "https://127.0.0.1:" + port(Site.FILES);
    }

    /** Issuer of v2.0 tokens; {@code tenant} is a GUID or the literal template {@code {tenantid}}. */
    public String issuer(String tenant) {
        return login() + "/" + tenant + "/v2.0";
    }

    /** IMAP inside TLS; the host is localhost. */
    public int imapPort() {
        return base + 4;
    }

    /** Submission with STARTTLS; the host is localhost. */
    public int smtpPort() {
        return base + 5;
    }

    private static int freeBase() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int base = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            if (IntStream.range(base, base + 6).allMatch(Addresses::free)) {
                return base;
            }
        }
        throw new IllegalStateException("No six free neighbouring ports found");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
