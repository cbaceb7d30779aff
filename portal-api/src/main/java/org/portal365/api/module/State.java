package org.portal365.api.module;

/** What a module does at the moment. */
public enum State {
    /** Switched off. */
    OFF,
    /** Switched on and at work. */
    ON,
    /** Switched on, but something is still missing; {@link Module#problems()} says what. */
    INCOMPLETE
}
