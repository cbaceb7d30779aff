package org.portal365.api.social;

import java.time.Instant;

/** A bearer token. It is for the resource it was asked for, goes nowhere else, and is never logged. */
public record Token(String value, Instant expires) {
    @Override
    public String toString() {
        return "Token[expires=" + expires + "]";
    }
}
