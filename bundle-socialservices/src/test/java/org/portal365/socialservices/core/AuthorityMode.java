package org.portal365.socialservices.core;

import java.util.Optional;
import java.util.Set;

/** The kinds of registration a token can come for. */
enum AuthorityMode {
    /** The authority is one tenant's; its key set may name no issuers. */
    ONE_TENANT("case036 no issuer"),
    /** Authority "organizations", the tenants on our list. */
    LISTED_TENANTS(""),
    /** Authority "organizations", every work tenant. */
    EVERY_WORK_TENANT("case035 tenant not admitted");

    private final String good;

    AuthorityMode(String good) {
        this.good = good;
    }

    Expectation expected() {
        return new Expectation(
                TestIdTokens.CLIENT,
                TestIdTokens.LOGIN,
                this == EVERY_WORK_TENANT ? Set.of() : Set.of(TestIdTokens.TENANT),
                this == ONE_TENANT,
                false,
                Optional.of(Sha256.of(TestIdTokens.NONCE)));
    }

    /** Whether what is a forgery elsewhere is as it should be here. */
    boolean admits(String kind) {
        return good.equals(kind);
    }
}
