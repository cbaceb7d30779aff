package org.portal365.reference.osgi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.osgi.framework.BundleContext;

/** Names a node so that a restart does not change it: the host, and where Karaf lies on it. */
final class NodeName {
    private NodeName() {}

    static String of(BundleContext context) {
        String base = context.getProperty("karaf.base");
        return host() + ":" + (base == null ? "" : base);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
