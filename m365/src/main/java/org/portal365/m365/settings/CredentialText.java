package org.portal365.m365.settings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portal365.m365.registration.ClientCertificate;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;

/** A credential as text: a client secret, or PEM with certificates and their RSA key (PKCS #8, RFC 7468). */
final class CredentialText {
    private static final int LONGEST = 64 * 1024;
    private static final String PEM = "-----BEGIN ";
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    private CredentialText() {}

    /** The words-key of what is wrong with it; empty when it can be one. */
    static Optional<String> problem(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.of("key.length");
        }
        if (text.startsWith(PEM)) {
            return certificate(text)
                    .map(found -> isPair(found) ? Optional.<String>empty() : Optional.of("key.pair"))
                    .orElse(Optional.of("key.pem"));
        }
        if (!PRINTABLE.matcher(text).matches()) {
            return Optional.of("key.blanks");
        }
        // Entra shows the secret's ID beside its value; the ID is always a GUID, the value never is.
        return RegistrationSettings.isGuid(text.toLowerCase(java.util.Locale.ROOT))
                ? Optional.of("key.id")
                : Optional.empty();
    }

    /** The credential; empty when it cannot be one. */
    static Optional<Credential> read(String text) {
        if (problem(text).isPresent()) {
            return Optional.empty();
        }
        return text.startsWith(PEM)
                ? certificate(text).map(Credential.class::cast)
                : Optional.of(new ClientSecret(() -> text));
    }

    /** Enough to tell two apart: Microsoft shows the first three characters of a secret as well. */
    static String hint(String text) {
        return certificate(text)
                .map(certificate -> certificate.chain().get(0).getSerialNumber().toString(16))
                .map(serial -> "# " + serial.substring(0, Math.min(serial.length(), 12)))
                .orElseGet(() -> text.substring(0, Math.min(3, text.length() / 4)) + "…");
    }

    private static boolean isPair(ClientCertificate certificate) {
        return certificate.chain().get(0).getPublicKey() instanceof RSAKey open
                && certificate.key() instanceof RSAKey secret
                && open.getModulus().equals(secret.getModulus());
    }

    private static Optional<ClientCertificate> certificate(String pem) {
        Matcher key = KEY.matcher(pem);
        if (!key.find()) {
            return Optional.empty();
        }
        try {
            PrivateKey privateKey = KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1))));
            byte[] rest = key.replaceAll("").getBytes(StandardCharsets.US_ASCII);
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(rest))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            return chain.isEmpty() ? Optional.empty() : Optional.of(new ClientCertificate(privateKey, chain));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
