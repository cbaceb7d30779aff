package org.portal365.itests.portal;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

/** A certificate with its key, as an administrator makes one for the registration. */
record TestCertificate(X509Certificate certificate, PrivateKey key) {
    private static final String PASSWORD = "loopback";

    static TestCertificate make(Path folder, String name, int days) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=" + name,
                        "-validity",
                        "" + days,
                        "-alias",
                        name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve(name + ".log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificate(
                (X509Certificate) keys.getCertificate(name), (PrivateKey) keys.getKey(name, PASSWORD.toCharArray()));
    }

    /** What is pasted into the page: the certificate and its key. */
    String pem() {
        return publicPart() + privatePart();
    }

    /** This key with the certificate of another. */
    String keyWith(TestCertificate other) {
        return other.publicPart() + privatePart();
    }

    String publicPart() {
        return block("CERTIFICATE", encoded(certificate));
    }

    private String privatePart() {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static String block(String label, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    /** As the registration keeps it. */
    String encoded() {
        return Base64.getEncoder().encodeToString(encoded(certificate));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By what the settings page tells it from another. */
    String hint() {
        String serial = certificate.getSerialNumber().toString(16);
        return "# " + serial.substring(0, Math.min(serial.length(), 12));
    }

    LocalDate ends() {
        return certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Lines that stand in no other text. */
    List<String> piecesOfTheKey() {
        return privatePart().lines().filter(line -> line.length() == 64).skip(1).toList();
    }
}
