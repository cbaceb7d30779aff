package org.portal365.api.mail;

/**
 * With whom a mailbox is shared in the portal.
 *
 * @param id of the user or group
 */
public record MailMember(Kind kind, String id) {
    /** Who it is. */
    public enum Kind {
        USER,
        GROUP
    }
}
