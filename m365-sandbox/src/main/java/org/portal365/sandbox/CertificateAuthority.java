package org.portal365.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The sandbox's own CA, made at the first start ({@code ca.pem}, {@code ca.key}), and a server certificate for
 * localhost and 127.0.0.1 made from it at every start.
 */
public final class CertificateAuthority {

    private static final X500Name CA_NAME = new X500Name("CN=Microsoft 365 sandbox CA");
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration SERVER_LIFE = Duration.ofDays(365);

    private final KeyPair key;
    private final X509Certificate certificate;

    public CertificateAuthority(StateFolder state) {
        try {
            if (state.readText("ca.pem").isEmpty() || state.readText("ca.key").isEmpty()) {
                KeyPair made = newKey();
                state.writeSecret("ca.key", pem(made.getPrivate()));
                state.writeText("ca.pem", pem(selfSigned(made)));
            }
            key = readKey(state.readText("ca.key").orElseThrow());
            certificate = readCertificate(state.readText("ca.pem").orElseThrow());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("The sandbox CA in " + state.resolve("ca.pem") + " is not usable", e);
        }
    }

    /** TLS for all servers of this process. */
    SslContextFactory.Server serverTls() {
        try {
            char[] password = Canaries.random(16).toCharArray();
            KeyStore store = serverStore(password);
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStore(store);
            tls.setKeyStorePassword(new String(password));
            tls.setSniRequired(false);
            return tls;
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("No server certificate could be made", e);
        }
    }

    /** TLS for the mail servers of this process. */
    public SSLContext mailTls() {
        try {
            char[] password = Canaries.random(16).toCharArray();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(serverStore(password), password);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            return tls;
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("No server certificate could be made", e);
        }
    }

    private KeyStore serverStore(char[] password)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair server = newKey();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry(
                "server", server.getPrivate(), password, new X509Certificate[] {serverCertificate(server), certificate
                });
        return store;
    }

    private X509Certificate serverCertificate(KeyPair server)
            throws GeneralSecurityException, CertIOException, OperatorCreationException {
        GeneralNames names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
        X509v3CertificateBuilder builder = builder(server, new X500Name("CN=localhost"), SERVER_LIFE)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, names);
        return signed(builder, key.getPrivate());
    }

    private static X509Certificate selfSigned(KeyPair pair)
            throws GeneralSecurityException, CertIOException, OperatorCreationException {
        X509v3CertificateBuilder builder = builder(pair, CA_NAME, CA_LIFE)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return signed(builder, pair.getPrivate());
    }

    private static X509v3CertificateBuilder builder(KeyPair subject, X500Name name, Duration life) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                CA_NAME,
                new BigInteger(120, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(life)),
                name,
                subject.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey signer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer)));
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(Object thing) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(thing);
        }
        return text.toString();
    }

    private static KeyPair readKey(String pem) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            return new JcaPEMKeyConverter().getKeyPair((PEMKeyPair) parser.readObject());
        }
    }

    private static X509Certificate readCertificate(String pem) throws IOException, GeneralSecurityException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            return new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) parser.readObject());
        }
    }
}
