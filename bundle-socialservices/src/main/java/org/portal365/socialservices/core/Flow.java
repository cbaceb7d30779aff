package org.portal365.socialservices.core;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.AccountId;
import org.portal365.api.SiteId;
import org.portal365.api.UserId;
import org.portal365.api.social.Intent;

/**
 * A sign-in that has begun and not ended.
 *
 * @param stateHash {@link Sha256} of the state: names the flow, starts none
 * @param bindingHash {@link Sha256} of the browser binding
 * @param nonceHash {@link Sha256} of the nonce
 * @param verifier PKCE code verifier (RFC 7636); stored sealed
 * @param registration {@link Current#registrationName()} that it began with
 * @param authority path segment of the authority, for both legs
 * @param account the connected account that must come back
 * @param scopes asked for beside those of signing in, named as in {@link Scopes}
 * @param reference correlation id, sent to Entra ID as client-request-id
 */
public record Flow(
        String stateHash,
        String bindingHash,
        Intent intent,
        Optional<UserId> user,
        SiteId site,
        String returnTo,
        String nonceHash,
        String verifier,
        String registration,
        String authority,
        Optional<AccountId> account,
        Set<String> scopes,
        Optional<String> claims,
        String reference,
        Instant begun) {
    public Flow {
        scopes = Set.copyOf(scopes);
    }

    /** Whether the flow asks for tokens to work with, beside who somebody is. */
    boolean connects() {
        return intent == Intent.CONNECT || intent == Intent.STEP_UP;
    }

    /** Without verifier and hashes. */
    @Override
    public String toString() {
        return "Flow[" + intent + ", " + reference + "]";
    }
}
