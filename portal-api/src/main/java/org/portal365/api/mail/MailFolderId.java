package org.portal365.api.mail;

/** A folder of a mailbox, named by whoever talks to the server; the same as long as the folder keeps its name there. */
public record MailFolderId(String value) {
    public MailFolderId {
        MailIds.check(value, "MailFolderId");
    }

    @Override
    public String toString() {
        return value;
    }
}
