package org.portal365.m365.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a cloud's certificates must come from.
 *
 * @param manager for the check of chains
 * @param context for connections
 */
record CloudTrust(X509TrustManager manager, SSLContext context) {
    SSLSocketFactory sockets() {
        return context.getSocketFactory();
    }

    /**
     * Trust in the authorities of a PEM file and nobody else; without a file, in those of Java.
     *
     * @throws IOException when the file cannot be read or has no certificate
     */
    static CloudTrust of(Optional<Path> authorities) throws IOException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities.isPresent() ? store(authorities.get()) : javaDefault());
            X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return new CloudTrust(manager, context);
        } catch (GeneralSecurityException e) {
            throw new IOException("no usable certificate authorities in " + authorities, e);
        }
    }

    private static @Nullable KeyStore javaDefault() {
        return null;
    }

    private static KeyStore store(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw new IOException("there is no certificate in " + pem);
        }
        return store;
    }
}
