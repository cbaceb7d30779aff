package org.portal365.mail.core;

import org.portal365.api.Refused;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;

/** There is no token for the account, for a reason that its owner or an administrator can do something about. */
public final class GrantRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refused<Token, GrantState> refused;

    GrantRefusedException(Refused<Token, GrantState> refused) {
        super("no token: " + refused.reason() + " " + refused.reference());
        this.refused = refused;
    }

    public Refused<Token, GrantState> refused() {
        return refused;
    }
}
