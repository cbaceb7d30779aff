package org.portal365.m365.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.http.Peer;

/** {@link OutboundTls} with the rules that hold for HTTP. */
public final class CheckedTls implements OutboundTls {
    private final Map<TrustKey, SSLContext> known = new ConcurrentHashMap<>();

    @Override
    public InetSocketAddress address(Peer peer) throws IOException {
        for (InetAddress address : InetAddress.getAllByName(peer.host())) {
            if (peer.inside() || PublicAddresses.isPublic(address)) {
                return new InetSocketAddress(address, peer.port());
            }
        }
        throw new UnknownHostException(peer.host() + " leads to private addresses only");
    }

    @Override
    public SSLContext trust(Peer peer) throws IOException {
        TrustKey key = TrustKey.of(peer.caCertificates());
        SSLContext there = known.get(key);
        if (there == null) {
            there = CloudTrust.of(peer.caCertificates()).context();
            known.put(key, there);
        }
        return there;
    }

    /** The same file changed is another trust. */
    private record TrustKey(Optional<Path> file, Optional<FileTime> changed) {
        static TrustKey of(Optional<Path> file) throws IOException {
            return new TrustKey(
                    file, file.isPresent() ? Optional.of(Files.getLastModifiedTime(file.get())) : Optional.empty());
        }
    }
}
