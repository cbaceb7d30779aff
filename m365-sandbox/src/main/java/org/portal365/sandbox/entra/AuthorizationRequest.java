package org.portal365.sandbox.entra;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A validated authorization request (Entra page "v2-oauth2-auth-code-flow"); empty strings for absent parameters. */
record AuthorizationRequest(
        String authority,
        String clientId,
        String redirectUri,
        String responseMode,
        String scope,
        @Nullable String state,
        @Nullable String nonce,
        String codeChallenge,
        String codeChallengeMethod,
        String prompt,
        String loginHint,
        String domainHint,
        String claims,
        boolean clientInfo) {

    static AuthorizationRequest of(String authority, String redirectUri, Map<String, String> sent) {
        return new AuthorizationRequest(
                authority,
                sent.getOrDefault("client_id", ""),
                redirectUri,
                sent.getOrDefault("response_mode", "query"),
                sent.getOrDefault("scope", ""),
                sent.get("state"),
                sent.get("nonce"),
                sent.getOrDefault("code_challenge", ""),
                sent.getOrDefault("code_challenge_method", "plain"),
                sent.getOrDefault("prompt", ""),
                sent.getOrDefault("login_hint", ""),
                sent.getOrDefault("domain_hint", ""),
                sent.getOrDefault("claims", ""),
                sent.getOrDefault("client_info", "").equals("1"));
    }

    boolean prompts(String what) {
        return List.of(prompt.split(" ", -1)).contains(what);
    }

    /** The client declared that it handles claims challenges. */
    boolean challengeable() {
        return declaresChallenges(claims);
    }

    /** {@code xms_cc} with cp1 in a claims parameter (Entra page "claims-challenge", client capabilities). */
    static boolean declaresChallenges(String claims) {
        return claims.contains("\"cp1\"");
    }
}
