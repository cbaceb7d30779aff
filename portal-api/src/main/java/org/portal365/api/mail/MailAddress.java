package org.portal365.api.mail;

/**
 * Somebody who writes or is written to.
 *
 * @param name as the message shows it; may be empty
 * @param address the mail address; in a broken message whatever stood there
 */
public record MailAddress(String name, String address) {
    /** Name and address for people. */
    public String shown() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }
}
