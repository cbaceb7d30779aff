package org.portal365.socialservices.core;

import java.util.Optional;
import org.portal365.m365.registration.AppRegistration;

/** Validates id_tokens for an app registration, with the signing keys of its authority. */
public interface IdTokens {
    /**
     * The claims of an id_token that is to be believed.
     *
     * @param nonceHash empty for a silent renewal
     */
    IdentityClaims validate(AppRegistration registration, String idToken, Optional<String> nonceHash)
            throws RejectedTokenException, KeysUnavailableException;

    /** What a token must say under this registration. */
    static Expectation expectation(AppRegistration registration, Optional<String> nonceHash) {
        return new Expectation(
                registration.clientId(),
                registration.cloud().loginOrigin(),
                registration.tenants(),
                registration.accounts() == org.portal365.m365.registration.Accounts.ONE_TENANT,
                registration.guests(),
                nonceHash);
    }
}
