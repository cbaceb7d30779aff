package org.portal365.m365.graph;

import java.util.Optional;
import org.portal365.api.Outcome;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;

/** Where the tokens of one account come from; usually ConnectedAccounts.token with account, resource and scopes. */
@FunctionalInterface
public interface TokenSource {
    /**
     * A token that is good now.
     *
     * @param claims a claims challenge (JSON) that the last token was refused with; empty text: refused without one. Both
     *     ask for a new token, nothing there asks for any
     */
    Outcome<Token, GrantState> token(Optional<String> claims);
}
