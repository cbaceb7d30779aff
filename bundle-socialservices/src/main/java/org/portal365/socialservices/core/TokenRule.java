package org.portal365.socialservices.core;

import org.portal365.api.social.SignInRefusal;

/** The rules of {@link IdTokenValidator} in their order, and what the person is told when one is broken. */
public enum TokenRule {
    /** 1: at most 16 kB. */
    SIZE,
    /** 2: three segments, each canonical base64url (RFC 7515 section 2). */
    SEGMENTS,
    /** 3: alg RS256, kid, typ JWT or absent, no member that changes how the token is read. */
    HEADER,
    /** 4: a published RSA key of 2048 bits or more with this kid. */
    KEY,
    /** 5: the signature is by that key. */
    SIGNATURE,
    /** 6: ver "2.0". */
    VERSION,
    /** 7: iss is the cloud's template filled with tid, a GUID, and the key may sign for it. */
    ISSUER,
    /** 7: a personal account. */
    PERSONAL(SignInRefusal.PERSONAL_ACCOUNT),
    /** 7: the tenant is admitted. */
    TENANT(SignInRefusal.TENANT_NOT_ALLOWED),
    /** 8: aud is the client id and nothing else. */
    AUDIENCE,
    /** 9: azp is absent or the client id. */
    AUTHORIZED_PARTY,
    /** 10: exp, nbf and iat hold with 60 s of skew; iat is at most 15 min old. */
    TIME,
    /** 11: nonce is that of the flow. */
    NONCE,
    /** 12: oid is a GUID and sub is there. */
    SUBJECT,
    /** 13: guests by policy. */
    GUEST(SignInRefusal.GUEST);

    private final SignInRefusal refusal;

    TokenRule() {
        this(SignInRefusal.INVALID);
    }

    TokenRule(SignInRefusal refusal) {
        this.refusal = refusal;
    }

    public SignInRefusal refusal() {
        return refusal;
    }
}
