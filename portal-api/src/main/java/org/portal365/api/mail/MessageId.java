package org.portal365.api.mail;

/** A message in the portal's mail store. Nothing of the mail itself: that has a Message-ID. */
public record MessageId(String value) {
    public MessageId {
        MailIds.check(value, "MessageId");
    }

    @Override
    public String toString() {
        return value;
    }
}
