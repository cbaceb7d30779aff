package org.portal365.api.portal;

/** Why a user is not erased. */
public enum PrivacyRefusal {
    /** There is no such user. */
    NO_USER,
    /** Nobody else could administer the portal. */
    LAST_ADMINISTRATOR
}
