package org.portal365.socialservices.core;

import java.util.List;

/** What is asked for whoever signs in, and for whoever connects an account. */
public final class SignInScopes {
    /** For a sign-in alone. */
    static final List<String> SIGN_IN = List.of("openid", "profile");

    /** In the order of the request; the last one for connected accounts only. */
    public static final List<String> ALL = List.of("openid", "profile", "offline_access");

    private SignInScopes() {}
}
