package org.portal365.api.mail;

/** Tells by an address how its mailbox can be connected. Always registered. */
@FunctionalInterface
public interface MailRecognition {
    /** Asks name servers and outside services where needed, for a few seconds at the most; never throws. */
    Recognised recognise(String address);
}
