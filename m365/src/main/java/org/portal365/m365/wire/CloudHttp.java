package org.portal365.m365.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.metrics.Meter;

/**
 * Connections to the clouds. All clients share one pool; each is bound to the addresses it is for, whatever it is asked.
 * No redirects, no repeats, TLS 1.2 or newer. Safe for threads.
 */
public final class CloudHttp implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final ConnectionPool pool = new ConnectionPool();
    private final OkHttpClient base = new OkHttpClient.Builder()
            .connectionPool(pool)
            .connectTimeout(CONNECT)
            .readTimeout(SILENCE)
            .writeTimeout(SILENCE)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .socketFactory(new CloudSockets())
            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
            .build();
    private final Map<TrustKey, OkHttpClient> trusting = new ConcurrentHashMap<>();

    private final Meter meter;

    /** Counts nothing. */
    public CloudHttp() {
        this(Meter.NONE);
    }

    /** Counts every exchange. */
    public CloudHttp(Meter meter) {
        this.meter = meter;
    }

    /** A client for the addresses that {@code allowed} names. */
    public OkHttpClient client(Cloud cloud, Predicate<HttpUrl> allowed) {
        return trusting(cloud)
                .newBuilder()
                .addNetworkInterceptor(new AddressGuard(cloud.custom(), allowed))
                .addNetworkInterceptor(new CallMeter(cloud, meter))
                .addInterceptor(new AddressGuard(cloud.custom(), allowed))
                .build();
    }

    /** One client for everything that trusts the same authorities, as connections are shared only between equal ones. */
    private OkHttpClient trusting(Cloud cloud) {
        try {
            TrustKey key = TrustKey.of(cloud);
            OkHttpClient known = trusting.get(key);
            if (known == null) {
                CloudTrust trust = CloudTrust.of(cloud.caCertificates());
                known = base.newBuilder()
                        .sslSocketFactory(new HandshakeLimit(trust.sockets(), HANDSHAKE), trust.manager())
                        .dns(cloud.custom() ? Dns.SYSTEM : new PublicAddresses())
                        .build();
                trusting.put(key, known);
            }
            return known;
        } catch (IOException e) {
            throw new OutboundException(
                    OutboundException.Reason.NOT_TRUSTED,
                    "the certificate authorities of cloud " + cloud.name() + " cannot be read",
                    e);
        }
    }

    @Override
    public void close() {
        pool.evictAll();
        base.dispatcher().executorService().shutdown();
    }

    /** The same file changed is another trust. */
    private record TrustKey(boolean custom, Optional<Path> file, Optional<FileTime> changed) {
        static TrustKey of(Cloud cloud) throws IOException {
            Optional<Path> file = cloud.caCertificates();
            Optional<FileTime> changed =
                    file.isPresent() ? Optional.of(Files.getLastModifiedTime(file.get())) : Optional.empty();
            return new TrustKey(cloud.custom(), file, changed);
        }
    }
}
