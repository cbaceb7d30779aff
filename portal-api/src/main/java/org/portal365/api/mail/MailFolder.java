package org.portal365.api.mail;

/**
 * A folder as the server has it.
 *
 * @param name for people: decoded, with its path
 * @param synced whether its messages are brought to the portal
 */
public record MailFolder(MailFolderId id, String name, Role role, boolean synced) {
    /** What a folder is for (RFC 6154). */
    public enum Role {
        INBOX,
        SENT,
        DRAFTS,
        TRASH,
        JUNK,
        ARCHIVE,
        OTHER
    }
}
