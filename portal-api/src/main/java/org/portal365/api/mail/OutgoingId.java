package org.portal365.api.mail;

/** A message that was handed over to be sent. */
public record OutgoingId(String value) {
    public OutgoingId {
        MailIds.check(value, "OutgoingId");
    }

    @Override
    public String toString() {
        return value;
    }
}
