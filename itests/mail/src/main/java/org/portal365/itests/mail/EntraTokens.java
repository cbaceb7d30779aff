package org.portal365.itests.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Signs access tokens as long as those of Entra ID, for servers that check them by the key alone. */
public final class EntraTokens {
    /** The resource that the servers ask for. */
    public static final String OUTLOOK = "https://outlook.office.com";

    static final String ISSUER = "https://sts.example.test/";
    private static final String KID = "k1";
    private static final String PRIVATE = "private.der";
    /** Tokens of Entra ID have 2 KB and more. */
    private static final String PADDING = "x".repeat(1_400);

    private final PrivateKey key;

    private EntraTokens(PrivateKey key) {
        this.key = key;
    }

    /** A new key, its public half where Dovecot looks for it. */
    static EntraTokens create(Path folder) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            Path place = Files.createDirectories(folder.resolve("default/RS256"));
            String text =
                    Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
            Files.writeString(
                    place.resolve(KID), "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
            Files.write(folder.resolve(PRIVATE), pair.getPrivate().getEncoded());
            return new EntraTokens(pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same as another process has made them. */
    public static EntraTokens of(Path folder) throws IOException {
        try {
            PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve(PRIVATE)));
            return new EntraTokens(KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good one for an hour. */
    public String token(String user) {
        return token(user, OUTLOOK, Duration.ofHours(1));
    }

    /** One for another audience or time; a time before now is over. */
    public String token(String user, String audience, Duration time) {
        long now = Instant.now().getEpochSecond();
        String head = part("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KID + "\"}");
        String claims = part(
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"upn\":\"%s\",\"iat\":%d,\"nbf\":%d,\"exp\":%d,\"pad\":\"%s\"}"
                        .formatted(
                                ISSUER, audience, user, user, now - 300, now - 300, now + time.toSeconds(), PADDING));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update((head + "." + claims).getBytes(US_ASCII));
            return head + "." + claims + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return encoded(json.getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
