package org.portal365.api.mail;

/** A mailbox that a user has connected. */
public record MailboxId(String value) {
    public MailboxId {
        MailIds.check(value, "MailboxId");
    }

    @Override
    public String toString() {
        return value;
    }
}
