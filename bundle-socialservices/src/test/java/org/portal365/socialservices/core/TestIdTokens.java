package org.portal365.socialservices.core;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Good id_tokens of a made-up Entra ID, and any change of them, really signed. */
public final class TestIdTokens {
    public static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    public static final URI LOGIN = URI.create("https://login.example");
    public static final String CLIENT = "3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01";
    public static final String TENANT = "11111111-2222-3333-4444-555555555555";
    public static final String OTHER_TENANT = "99999999-2222-3333-4444-555555555555";
    public static final String PERSON = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    public static final String NONCE = "n-0S6_WzA2MjJ-nonce-of-this-flow-0123456789";
    public static final KeyPair KEY = rsa(2048);
    public static final KeyPair ATTACKER = rsa(2048);
    public static final String KEY_ID = "key-1";
    public static final String CONSUMER_KEY_ID = "consumers";
    public static final String BARE_KEY_ID = "no-issuer";

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private TestIdTokens() {
        long now = NOW.getEpochSecond();
        header.putAll(Map.of("typ", "JWT", "alg", "RS256", "kid", KEY_ID));
        claims.put("ver", "2.0");
        claims.put("iss", LOGIN + "/" + TENANT + "/v2.0");
        claims.put("sub", "pairwise-subject");
        claims.put("aud", CLIENT);
        claims.put("exp", now + 3600);
        claims.put("iat", now - 300);
        claims.put("nbf", now - 300);
        claims.put("name", "Anna Ivanova");
        claims.put("preferred_username", "anna@contoso.example");
        claims.put("oid", PERSON);
        claims.put("tid", TENANT);
        claims.put("nonce", NONCE);
        claims.put("sid", "session-1");
    }

    public static TestIdTokens good() {
        return new TestIdTokens();
    }

    /** Published keys: one for every work tenant, one for personal accounts, one without issuer. */
    public static SigningKeys keys() {
        RSAPublicKey key = (RSAPublicKey) KEY.getPublic();
        Map<String, SigningKey> keys = Map.of(
                KEY_ID, new SigningKey(key, Optional.of(LOGIN + "/{tenantid}/v2.0")),
                CONSUMER_KEY_ID, new SigningKey(key, Optional.of(LOGIN + "/" + Guid.CONSUMERS + "/v2.0")),
                BARE_KEY_ID, new SigningKey(key, Optional.empty()));
        return id -> Optional.ofNullable(keys.get(id));
    }

    public static Expectation expected() {
        return new Expectation(CLIENT, LOGIN, Set.of(TENANT), false, false, Optional.of(Sha256.of(NONCE)));
    }

    public TestIdTokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public TestIdTokens without(String name) {
        claims.remove(name);
        return this;
    }

    public TestIdTokens head(String name, Object value) {
        header.put(name, value);
        return this;
    }

    public TestIdTokens headless(String name) {
        header.remove(name);
        return this;
    }

    public TestIdTokens with(Map.Entry<String, Object> member) {
        return head(member.getKey(), member.getValue());
    }

    public TestIdTokens tenant(String tenant) {
        return claim("tid", tenant).claim("iss", LOGIN + "/" + tenant + "/v2.0");
    }

    public String signed() {
        return signed(KEY.getPrivate(), "SHA256withRSA");
    }

    public String signed(PrivateKey key, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content().getBytes(StandardCharsets.US_ASCII));
            return content() + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String withSignature(byte[] signature) {
        return content() + "." + Base64URL.encode(signature);
    }

    public String content() {
        return Base64URL.encode(JSONObjectUtils.toJSONString(header)) + "."
                + Base64URL.encode(JSONObjectUtils.toJSONString(claims));
    }

    public static String signedText(String header, String claims) {
        try {
            String content = Base64URL.encode(header) + "." + Base64URL.encode(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEY.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String claimsText() {
        return JSONObjectUtils.toJSONString(claims);
    }

    public String headerText() {
        return JSONObjectUtils.toJSONString(header);
    }

    public static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
