package org.portal365.socialservices.core;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.social.Token;
import org.portal365.m365.registration.AppRegistration;

/** The token endpoint of Entra ID. */
public interface EntraClient {
    /** Redeems a code; it is sent once, whatever happens. */
    Redeemed redeem(AppRegistration registration, Redemption redemption) throws EntraException;

    /** A token that the cache holds and that is good for some minutes still; asks nobody. */
    Optional<Token> cached(AppRegistration registration, Grant grant);

    /** Asks for a new token with the refresh token of the cache. */
    Renewed renew(AppRegistration registration, Grant grant, Optional<String> claims, String reference)
            throws EntraException;

    /** A token of the app itself, in nobody's name, for whatever it may do at Graph in a tenant. */
    Token ofApp(AppRegistration registration, Guid tenant, String reference) throws EntraException;

    /**
     * A code to be redeemed.
     *
     * @param scopes as Entra ID spells them, of one resource; empty when no token to work with is wanted yet
     * @param offline whether a refresh token is wanted: for a connected account, not for signing in
     * @param reference correlation id
     */
    record Redemption(
            String authority,
            String code,
            URI redirectUri,
            String verifier,
            Set<String> scopes,
            boolean offline,
            Optional<String> claims,
            String reference) {
        @Override
        public String toString() {
            return "Redemption[" + reference + "]";
        }
    }

    /**
     * What a code was redeemed for.
     *
     * @param idToken not validated
     * @param granted scopes
     * @param cache tokens in msal4j's form, to be sealed; empty for signing in only
     */
    record Redeemed(String idToken, Set<String> granted, String cache) {
        @Override
        public String toString() {
            return "Redeemed[hidden]";
        }
    }

    /**
     * What an account has granted.
     *
     * @param cache tokens in msal4j's form
     * @param scopes as Entra ID spells them
     */
    record Grant(Guid tenant, Guid object, String cache, Set<String> scopes) {
        @Override
        public String toString() {
            return "Grant[" + tenant + ", " + object + "]";
        }
    }

    /**
     * What a refresh token was redeemed for.
     *
     * @param idToken not validated; empty when there came none
     */
    record Renewed(Token token, Set<String> granted, String cache, Optional<String> idToken) {
        @Override
        public String toString() {
            return "Renewed[hidden]";
        }
    }
}
