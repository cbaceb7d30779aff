package org.portal365.socialservices.core;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether an id_token of Entra ID v2.0 is to be believed, by the numbered rules of {@link TokenRule}, in that
 * order. Nothing a token says is used for anything else before all rules hold. Safe for threads.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect Core 3.1.3.7</a>
 */
public final class IdTokenValidator {
    /** Each says where a key comes from or changes how the token is read. */
    private static final Set<String> REFUSED_HEADERS =
            Set.of("jku", "jwk", "x5u", "x5c", "crit", "zip", "b64", "enc", "cty");

    private static final int LONGEST_KEY_ID = 256;

    private final SigningKeys keys;
    private final Clock clock;

    public IdTokenValidator(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The claims of a token that is to be believed.
     *
     * @throws RejectedTokenException when a rule is broken
     * @throws KeysUnavailableException when it cannot be judged at the moment
     */
    public IdentityClaims validate(String idToken, Expectation expected)
            throws RejectedTokenException, KeysUnavailableException {
        CompactToken token = CompactToken.parse(idToken); // 1, 2
        String keyId = keyIdOf(token.header()); // 3
        SigningKey key = keys.byId(keyId) // 4
                .orElseThrow(() -> new RejectedTokenException(TokenRule.KEY, "no published key has this kid"));
        verify(token, key.key()); // 5
        return new ClaimRules(token.claims(), expected, clock.instant()).check(key); // 6 to 13
    }

    private static String keyIdOf(Map<String, Object> header) throws RejectedTokenException {
        if (!"RS256".equals(header.get("alg"))) {
            throw new RejectedTokenException(TokenRule.HEADER, "alg is not RS256");
        }
        if (header.containsKey("typ") && !"JWT".equals(header.get("typ"))) {
            throw new RejectedTokenException(TokenRule.HEADER, "typ is not JWT");
        }
        List<String> refused =
                REFUSED_HEADERS.stream().filter(header::containsKey).sorted().toList();
        if (!refused.isEmpty()) {
            throw new RejectedTokenException(TokenRule.HEADER, "has " + refused);
        }
        if (header.get("kid") instanceof String keyId && !keyId.isEmpty() && keyId.length() <= LONGEST_KEY_ID) {
            return keyId;
        }
        throw new RejectedTokenException(TokenRule.HEADER, "no kid");
    }

    private static void verify(CompactToken token, RSAPublicKey key) throws RejectedTokenException {
        try {
            // The header is fixed here, so nothing in the token chooses how it is verified.
            JWSHeader fixed = new JWSHeader(JWSAlgorithm.RS256);
            if (!new RSASSAVerifier(key)
                    .verify(fixed, token.signed().getBytes(StandardCharsets.US_ASCII), token.signature())) {
                throw new RejectedTokenException(TokenRule.SIGNATURE, "is not by the key");
            }
        } catch (JOSEException e) {
            throw new RejectedTokenException(TokenRule.SIGNATURE, "cannot be verified", e);
        }
    }
}
