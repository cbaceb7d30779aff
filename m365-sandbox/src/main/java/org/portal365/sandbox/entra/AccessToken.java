package org.portal365.sandbox.entra;

import java.time.Instant;
import java.util.Set;

/**
 * What a resource server learns from a bearer token it accepted.
 *
 * @param tid tenant
 * @param oid user object, or the service principal for an application token
 * @param upn empty for an application token
 * @param clientId application the token was issued to
 * @param audience resource, for Graph {@code https://localhost:PORT}
 * @param scopes delegated permissions; empty for an application token
 * @param roles application permissions; empty for a delegated token
 * @param issuedAt real moment of issue ({@code iat} is back-dated)
 * @param challengeable the client declared the capability cp1
 */
public record AccessToken(
        String tid,
        String oid,
        String upn,
        String clientId,
        String audience,
        Set<String> scopes,
        Set<String> roles,
        Instant issuedAt,
        Instant expiresAt,
        boolean challengeable) {

    public AccessToken {
        scopes = Set.copyOf(scopes);
        roles = Set.copyOf(roles);
    }

    /** True when this token acts for the application itself, not for a user. */
    public boolean application() {
        return upn.isEmpty();
    }
}
