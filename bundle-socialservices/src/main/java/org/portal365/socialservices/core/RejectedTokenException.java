package org.portal365.socialservices.core;

/** An id_token broke a rule. The message names the rule, never a value of the token. */
public final class RejectedTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final TokenRule rule;

    public RejectedTokenException(TokenRule rule, String what) {
        super(rule + ": " + what);
        this.rule = rule;
    }

    public RejectedTokenException(TokenRule rule, String what, Throwable cause) {
        super(rule + ": " + what, cause);
        this.rule = rule;
    }

    public TokenRule rule() {
        return rule;
    }
}
