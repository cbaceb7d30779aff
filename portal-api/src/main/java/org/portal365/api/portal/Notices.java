package org.portal365.api.portal;

/** What users are told when they next look at the portal. */
public interface Notices {
    /** Keeps it until the user has read it. The same key twice for the same user is one notice. */
    void tell(Notice notice);
}
