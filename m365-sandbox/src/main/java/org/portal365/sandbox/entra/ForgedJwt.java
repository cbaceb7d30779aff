package org.portal365.sandbox.entra;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.portal365.sandbox.Json;

/** Assembles tokens no honest issuer would, by hand: a JOSE library would refuse half of them. */
final class ForgedJwt {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final SigningKeys keys;

    ForgedJwt(SigningKeys keys) {
        this.keys = keys;
    }

    String build(Forgery forgery, boolean consumer, String payload) {
        SigningKey named = keys.current(consumer);
        String alg = Objects.requireNonNullElse(forgery.alg(), "RS256");
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "JWT");
        header.put("alg", alg);
        header.put("kid", kid(forgery, named));
        if (forgery.header() != null) {
            header.putAll(forgery.header());
        }
        String first = URL.encodeToString(Json.write(header).getBytes(StandardCharsets.UTF_8));
        String second = URL.encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        String third = URL.encodeToString(signature(alg, forgery, named, first + "." + second));
        String shape = Objects.requireNonNullElse(forgery.raw(), "{h}.{p}.{s}");
        String token = shape.replace("{h}", first).replace("{p}", second).replace("{s}", third);
        return forgery.mutation() == 0 ? token : mutated(token, new Random(forgery.mutation()));
    }

    /** One character replaced, added or taken away, or a piece said twice; never the token as it was. */
    private static String mutated(String token, Random random) {
        String mutant = token;
        while (mutant.equals(token)) {
            int at = random.nextInt(token.length());
            char any = (char) (' ' + random.nextInt('~' - ' ' + 1));
            int end = Math.min(token.length(), at + 1 + random.nextInt(40));
            String rest = token.substring(at);
            String change = List.of(
                            any + rest.substring(1), any + rest, rest.substring(1), token.substring(at, end) + rest)
                    .get(random.nextInt(4));
            mutant = token.substring(0, at) + change;
        }
        return mutant;
    }

    /** A stranger's signature keeps the honest key id; the other published key brings its own. */
    private String kid(Forgery forgery, SigningKey named) {
        return "stranger".equals(forgery.key())
                ? named.kid()
                : signer(forgery, named).kid();
    }

    private SigningKey signer(Forgery forgery, SigningKey named) {
        return switch (Objects.requireNonNullElse(forgery.key(), "current")) {
            case "stranger" -> SigningKeys.stranger();
            case "consumer" -> keys.current(true);
            case "work" -> keys.current(false);
            default -> named;
        };
    }

    private byte[] signature(String alg, Forgery forgery, SigningKey named, String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        try {
            return switch (alg) {
                case "RS256" -> rsa("SHA256withRSA", forgery, named, data);
                case "RS384" -> rsa("SHA384withRSA", forgery, named, data);
                case "RS512" -> rsa("SHA512withRSA", forgery, named, data);
                case "PS256" -> rsa("RSASSA-PSS", forgery, named, data);
                case "ES256" -> elliptic(data);
                case "HS256" -> hmac(secret(forgery, named), data);
                default -> new byte[0];
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] rsa(String algorithm, Forgery forgery, SigningKey named, byte[] data)
            throws GeneralSecurityException {
        PrivateKey key = SigningKeys.privateKey(signer(forgery, named));
        Signature signature = Signature.getInstance(algorithm);
        if (algorithm.equals("RSASSA-PSS")) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initSign(key);
        signature.update(data);
        return signature.sign();
    }

    private static byte[] elliptic(byte[] data) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(generator.generateKeyPair().getPrivate());
        signature.update(data);
        return signature.sign();
    }

    private static byte[] hmac(byte[] secret, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] secret(Forgery forgery, SigningKey named) {
        RSAPublicKey key = (RSAPublicKey) SigningKeys.jwk(named).getKey();
        String kind = Objects.requireNonNullElse(forgery.key(), "public-der");
        return switch (kind) {
            case "public-der" -> key.getEncoded();
            case "public-pem" -> pem(key).getBytes(StandardCharsets.US_ASCII);
            case "modulus" -> key.getModulus().toByteArray();
            default -> kind.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String pem(RSAPublicKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }
}
