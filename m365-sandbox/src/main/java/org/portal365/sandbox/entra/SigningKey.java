package org.portal365.sandbox.entra;

/**
 * A token signing key.
 *
 * @param consumer true: published with the issuer of the personal-account tenant, false: with the issuer template
 * @param jwk RSA key with private part as JSON
 * @param published false: no longer in the JWK set
 */
public record SigningKey(String kid, boolean consumer, String jwk, String certificate, boolean published) {

    SigningKey withdrawn() {
        return new SigningKey(kid, consumer, jwk, certificate, false);
    }
}
