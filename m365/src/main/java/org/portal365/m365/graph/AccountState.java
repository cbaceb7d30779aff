package org.portal365.m365.graph;

/** What an organisation says of one of its accounts. */
public enum AccountState {
    ENABLED,
    /** Nobody can sign in with it any more; "accountEnabled" is false. */
    DISABLED,
    /** The organisation has no such account. */
    GONE,
    /** It was not told; the app may not see it, for instance. */
    UNTOLD
}
