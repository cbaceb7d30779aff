package org.portal365.m365.registration;

import java.util.function.Supplier;

/**
 * A client secret ("Key"). Equal to another one only when it is the same object, so no comparison leaks it.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow">client_secret</a>
 */
public final class ClientSecret implements Credential {
    private final Supplier<String> opener;

    public ClientSecret(Supplier<String> opener) {
        this.opener = opener;
    }

    /** The secret itself: for the token request only. */
    public String value() {
        return opener.get();
    }

    @Override
    public String toString() {
        return "ClientSecret[hidden]";
    }
}
