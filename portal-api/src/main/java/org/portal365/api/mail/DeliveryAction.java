package org.portal365.api.mail;

/** What a user can do with a message on its way. */
public enum DeliveryAction {
    /** Try again now. */
    RETRY,
    /** Send it the other way that is offered. */
    OTHER_WAY,
    /** Forget it. */
    DISCARD
}
