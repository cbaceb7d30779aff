package org.portal365.m365.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Names that lead to public addresses only, so that nobody who controls a name, or an answer, reaches the inside of the
 * network through us. The addresses that are checked are those that are connected to: rebinding does not help.
 */
final class PublicAddresses implements Dns {
    private static final int CARRIER_GRADE_NAT_FIRST = 100;

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = Dns.SYSTEM.lookup(host);
        for (InetAddress address : found) {
            if (!isPublic(address)) {
                throw new PrivateAddressException(host);
            }
        }
        return found;
    }

    /** Whether the address is of the public Internet: not RFC 1918, 4193, 3927, 6598, loopback, multicast or unset. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == CARRIER_GRADE_NAT_FIRST && (bytes[1] & 0xC0) == 0x40;
        boolean zero = bytes.length == 4 && bytes[0] == 0;
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
        return !(address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || shared
                || zero
                || uniqueLocal);
    }

    /** The name leads inside. */
    static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host) {
            super(host + " leads to a private address");
        }
    }
}
