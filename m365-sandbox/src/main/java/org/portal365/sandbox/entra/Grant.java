package org.portal365.sandbox.entra;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in gave a client; the sealed content of an authorization code and of a refresh token.
 *
 * @param id unique, marks a code or token as used
 * @param authority first path segment of the authorization request
 * @param redirectUri empty in a refresh token
 * @param codeChallenge empty when the request had none, and in a refresh token
 * @param issued when this code or token was made
 * @param signedIn moment of the interactive sign-in
 */
record Grant(
        String id,
        String tid,
        String oid,
        String clientId,
        String authority,
        String redirectUri,
        String scope,
        @Nullable String nonce,
        String codeChallenge,
        String codeChallengeMethod,
        String sid,
        boolean mfa,
        boolean challengeable,
        Instant issued,
        Instant signedIn) {

    /** An authorization code's; else a refresh token's. */
    boolean isCode() {
        return !redirectUri.isEmpty();
    }

    /** The grant as a refresh token carries it on. */
    Grant renewed(String newId, Instant now) {
        return new Grant(
                newId, tid, oid, clientId, authority, "", scope, null, "", "", sid, mfa, challengeable, now, signedIn);
    }

    /** Whether the client handles claims challenges is said anew at each token request. */
    Grant with(boolean declared) {
        return new Grant(
                id,
                tid,
                oid,
                clientId,
                authority,
                redirectUri,
                scope,
                nonce,
                codeChallenge,
                codeChallengeMethod,
                sid,
                mfa,
                declared,
                issued,
                signedIn);
    }
}
