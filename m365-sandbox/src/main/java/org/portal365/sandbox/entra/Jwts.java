package org.portal365.sandbox.entra;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Canaries;
import org.portal365.sandbox.Json;

/** Signs claims as RS256 tokens in Entra's shape. */
final class Jwts {

    /** Real access tokens of Graph are around 2.5 KB; a short one would hide limits of headers and columns. */
    private static final int ACCESS_FILLER = 900;

    private static final int ID_FILLER = 90;

    private Jwts() {}

    static String sign(SigningKey key, Map<String, @Nullable Object> claims, String kind) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setHeader("typ", "JWT");
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            jws.setKeyIdHeaderValue(key.kid());
            jws.setKey(SigningKeys.privateKey(key));
            jws.setPayload(payload(claims, kind));
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The claims as JSON, beginning with a space and {@code "aio":"CNRY-kind-}: the marker starts at byte 9, a multiple of three, so
     * that its base64url form stands unchanged in the token and can be searched for.
     */
    static String payload(Map<String, @Nullable Object> claims, String kind) {
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        ordered.put("aio", Canaries.next(kind, kind.equals("access") ? ACCESS_FILLER : ID_FILLER));
        ordered.putAll(claims);
        return "{ " + Json.write(ordered).substring(1);
    }
}
