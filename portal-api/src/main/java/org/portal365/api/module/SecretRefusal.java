package org.portal365.api.module;

/** Why a secret is not taken. */
public enum SecretRefusal {
    /** It cannot be one: empty, blanks around it, wrong form. */
    MALFORMED,
    /** The outside service that it is for was asked, and does not take it. */
    REJECTED,
    /** It cannot be kept safely at the moment. */
    UNAVAILABLE
}
