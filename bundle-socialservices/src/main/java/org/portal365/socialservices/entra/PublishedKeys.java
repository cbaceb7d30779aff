package org.portal365.socialservices.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundClient;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.core.KeySource;
import org.portal365.socialservices.core.KeysUnavailableException;
import org.portal365.socialservices.core.SigningKey;

/**
 * Signing keys by way of the discovery document, both from the cloud's login origin only.
 *
 * @param authority path segment: a tenant or "common"
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0</a>
 */
record PublishedKeys(OutboundClient http, URI loginOrigin, String authority) implements KeySource {
    private static final int LEAST_BITS = 2048;

    @Override
    public Map<String, SigningKey> fetch() throws KeysUnavailableException {
        Map<String, Object> discovery =
                json(URI.create(loginOrigin + "/" + authority + "/v2.0/.well-known/openid-configuration"));
        String tenant = Guid.parse(authority).map(Guid::value).orElse("{tenantid}");
        if (!(loginOrigin + "/" + tenant + "/v2.0").equals(discovery.get("issuer"))) {
            throw new KeysUnavailableException("discovery names another issuer");
        }
        URI address = address(discovery.get("jwks_uri"));
        if (!(json(address).get("keys") instanceof List<?> keys)) {
            throw new KeysUnavailableException("the key set has no keys");
        }
        return good(keys);
    }

    private URI address(@Nullable Object jwksUri) throws KeysUnavailableException {
        try {
            URI address = URI.create(String.valueOf(jwksUri));
            if (Cloud.sameOrigin(loginOrigin, address)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new KeysUnavailableException("jwks_uri is no address", e);
        }
        throw new KeysUnavailableException("jwks_uri is not on the login origin");
    }

    private Map<String, Object> json(URI address) throws KeysUnavailableException {
        try {
            OutboundAnswer answer = http.send(OutboundRequest.get(address));
            if (answer.status() != 200) {
                throw new KeysUnavailableException(address.getPath() + " answered " + answer.status());
            }
            return JSONObjectUtils.parse(answer.text());
        } catch (OutboundException e) {
            throw new KeysUnavailableException(address.getPath() + ": " + e.reason(), e);
        } catch (ParseException e) {
            throw new KeysUnavailableException(address.getPath() + " did not answer with JSON", e);
        }
    }

    /** Bad keys are left out, and so are all keys of an id that is there twice. */
    private static Map<String, SigningKey> good(List<?> keys) {
        Map<String, SigningKey> good = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Object key : keys) {
            if (key instanceof Map<?, ?> members && members.get("kid") instanceof String id) {
                if (!seen.add(id)) {
                    good.remove(id);
                    continue;
                }
                signingKey(members).ifPresent(read -> good.put(id, read));
            }
        }
        return good;
    }

    private static Optional<SigningKey> signingKey(Map<?, ?> members) {
        if (!"RSA".equals(members.get("kty"))) {
            return Optional.empty();
        }
        try {
            Map<String, Object> named = new HashMap<>();
            members.forEach((name, value) -> named.put(String.valueOf(name), value));
            RSAKey key = RSAKey.parse(named);
            boolean signs = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
            if (!signs || key.toRSAPublicKey().getModulus().bitLength() < LEAST_BITS) {
                return Optional.empty();
            }
            Optional<String> issuer =
                    members.get("issuer") instanceof String text ? Optional.of(text) : Optional.empty();
            return Optional.of(new SigningKey(key.toRSAPublicKey(), issuer));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
