package org.portal365.socialservices.entra;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.socialservices.core.CachedKeys;
import org.portal365.socialservices.core.IdTokenValidator;
import org.portal365.socialservices.core.IdTokens;
import org.portal365.socialservices.core.IdentityClaims;
import org.portal365.socialservices.core.KeysUnavailableException;
import org.portal365.socialservices.core.RejectedTokenException;

/** One validator, with its cached keys, for each authority that was in force since the start. */
public final class AuthorityIdTokens implements IdTokens {
    private final OutboundHttp http;
    private final Clock clock;
    private final Map<Authority, IdTokenValidator> validators = new ConcurrentHashMap<>();

    public AuthorityIdTokens(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    private record Authority(String cloud, URI loginOrigin, String segment) {}

    @Override
    public IdentityClaims validate(AppRegistration registration, String idToken, Optional<String> nonceHash)
            throws RejectedTokenException, KeysUnavailableException {
        Authority authority = new Authority(
                registration.cloud().name(), registration.cloud().loginOrigin(), registration.authority());
        return validators
                .computeIfAbsent(
                        authority, added -> new IdTokenValidator(new CachedKeys(keys(registration), clock), clock))
                .validate(idToken, IdTokens.expectation(registration, nonceHash));
    }

    /** For many tenants the set that has the keys of personal accounts too: so their tokens are refused for what they are. */
    private PublishedKeys keys(AppRegistration registration) {
        String authority = registration.accounts() == Accounts.ONE_TENANT ? registration.authority() : "common";
        return new PublishedKeys(
                http.forCloud(registration.cloud()), registration.cloud().loginOrigin(), authority);
    }

    /**
     * Fetches the keys now, past any cache.
     *
     * @return how many good keys are published
     */
    public int tryKeys(AppRegistration registration) throws KeysUnavailableException {
        return keys(registration).fetch().size();
    }
}
