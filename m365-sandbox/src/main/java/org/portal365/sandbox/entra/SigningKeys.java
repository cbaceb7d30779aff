package org.portal365.sandbox.entra;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.SelfSigned;
import org.portal365.sandbox.StateFolder;

/** The keys that sign tokens: one of work accounts, one of personal accounts; rolled on demand. Private to this process. */
public final class SigningKeys {

    private static final String FILE = "signing-keys.json";

    private final StateFolder state;
    private final List<SigningKey> keys = new ArrayList<>();

    public SigningKeys(StateFolder state) {
        this.state = state;
        state.read(FILE, SigningKey[].class).ifPresent(stored -> keys.addAll(List.of(stored)));
        if (keys.isEmpty()) {
            keys.add(generate(false));
            keys.add(generate(true));
            save();
        }
    }

    /** The newest key for work or personal accounts. */
    public synchronized SigningKey current(boolean consumer) {
        SigningKey found = null;
        for (SigningKey key : keys) {
            if (key.consumer() == consumer) {
                found = key;
            }
        }
        return Objects.requireNonNull(found);
    }

    /** Keys of the JWK set, oldest first. */
    public synchronized List<SigningKey> published() {
        return keys.stream().filter(SigningKey::published).toList();
    }

    public synchronized Optional<SigningKey> byId(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** Adds a new work-account key; with {@code withdrawOld} the older ones leave the JWK set at once. */
    public synchronized void roll(boolean withdrawOld) {
        if (withdrawOld) {
            keys.replaceAll(key -> key.consumer() ? key : key.withdrawn());
        }
        keys.add(generate(false));
        save();
    }

    /** A key nobody publishes, for forged tokens. */
    public static SigningKey stranger() {
        return generate(false);
    }

    static RsaJsonWebKey jwk(SigningKey key) {
        try {
            return (RsaJsonWebKey) RsaJsonWebKey.Factory.newPublicJwk(key.jwk());
        } catch (JoseException e) {
            throw new IllegalStateException("Key " + key.kid() + " is not readable", e);
        }
    }

    static PrivateKey privateKey(SigningKey key) {
        return jwk(key).getRsaPrivateKey();
    }

    private static SigningKey generate(boolean consumer) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = SelfSigned.certificate(pair, "accounts.accesscontrol.sandbox");
            RsaJsonWebKey jwk = new RsaJsonWebKey((java.security.interfaces.RSAPublicKey) pair.getPublic());
            jwk.setPrivateKey(pair.getPrivate());
            String kid = thumbprint(certificate);
            String der = Base64.getEncoder().encodeToString(certificate.getEncoded());
            return new SigningKey(kid, consumer, jwk.toJson(OutputControlLevel.INCLUDE_PRIVATE), der, true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Entra's kid is the base64url SHA-1 thumbprint of the certificate, equal to x5t. */
    private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = java.security.MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private void save() {
        state.writeSecret(FILE, Json.write(keys));
    }
}
