package org.portal365.sandbox.entra;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.Json;

/**
 * Verifies client assertions (Entra page "certificate-credentials"). The page says PS256 and unpadded x5t#S256; msal4j
 * sends RS256 and a padded one: both are taken, as Entra does.
 */
final class ClientAssertions {

    private final Addresses addresses;
    private final Clock clock;

    ClientAssertions(Addresses addresses, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    void verify(String assertion, AppRegistration app) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(new AlgorithmConstraints(
                    AlgorithmConstraints.ConstraintType.PERMIT,
                    AlgorithmIdentifiers.RSA_USING_SHA256,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA256));
            jws.setCompactSerialization(assertion);
            X509Certificate certificate = registered(app, jws)
                    .orElseThrow(
                            () -> EntraRefusal.of(700027, "The key was not found. Thumbprint of key used by client"));
            jws.setKey(certificate.getPublicKey());
            if (!jws.verifySignature()) {
                throw EntraRefusal.of(700027, "The signature is not valid");
            }
            checkClaims(Json.parse(jws.getPayload()), app);
        } catch (JoseException | GeneralSecurityException e) {
            throw EntraRefusal.of(700027, "The assertion is not readable");
        }
    }

    private void checkClaims(JsonNode claims, AppRegistration app) {
        Instant now = clock.instant();
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        boolean early = now.plus(AccessTokens.BACK_DATED)
                .isBefore(Instant.ofEpochSecond(claims.path("nbf").asLong()));
        if (!now.isBefore(end) || early) {
            throw EntraRefusal.of(700024, now, end);
        }
        String audience = claims.path("aud").asText();
        boolean toUs = audience.startsWith(addresses.login() + "/") && audience.endsWith("/oauth2/v2.0/token");
        boolean byApp = claims.path("iss").asText().equals(app.id())
                && claims.path("sub").asText().equals(app.id());
        if (!toUs || !byApp || !claims.hasNonNull("jti")) {
            throw EntraRefusal.of(700027, "Issuer, subject, audience or jti is wrong");
        }
    }

    private static Optional<X509Certificate> registered(AppRegistration app, JsonWebSignature jws)
            throws GeneralSecurityException {
        String sha256 = canonical(jws.getHeader("x5t#S256"));
        String sha1 = canonical(jws.getHeader("x5t"));
        for (String der : app.certificates()) {
            byte[] bytes = Base64.getDecoder().decode(der);
            if (thumbprint("SHA-256", bytes).equals(sha256)
                    || thumbprint("SHA-1", bytes).equals(sha1)) {
                return Optional.of((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
            }
        }
        return Optional.empty();
    }

    private static String thumbprint(String algorithm, byte[] der) throws GeneralSecurityException {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance(algorithm).digest(der));
    }

    /** base64 or base64url, padded or not, as unpadded base64url. */
    private static String canonical(@Nullable String thumbprint) {
        return thumbprint == null
                ? ""
                : thumbprint.replace('+', '-').replace('/', '_').replace("=", "");
    }
}
