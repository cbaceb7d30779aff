package org.portal365.api.mail;

/** The bytes of a message that the portal keeps. */
public record BlobId(String value) {
    public BlobId {
        MailIds.check(value, "BlobId");
    }

    @Override
    public String toString() {
        return value;
    }
}
