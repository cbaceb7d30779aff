package org.portal365.m365.cloud;

/**
 * Where the mail of a cloud is read and sent.
 *
 * @param imap IMAP inside TLS from the first byte on (RFC 8314)
 * @param smtp submission, with STARTTLS (RFC 6409)
 */
public record MailHosts(Server imap, Server smtp) {
    private static final int LAST_PORT = 65_535;

    /** A host and its port. */
    public record Server(String host, int port) {
        /**
         * Reads HOST:PORT.
         *
         * @throws IllegalArgumentException when it is none
         */
        public static Server parse(String text) {
            int colon = text.lastIndexOf(':');
            String host = text.substring(0, Math.max(colon, 0));
            String port = text.substring(colon + 1);
            if (!host.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?") || !port.matches("[0-9]{1,5}")) {
                throw new IllegalArgumentException("not HOST:PORT: " + text);
            }
            int number = Integer.parseInt(port);
            if (number < 1 || number > LAST_PORT) {
                throw new IllegalArgumentException("there is no such port: " + text);
            }
            return new Server(host, number);
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
