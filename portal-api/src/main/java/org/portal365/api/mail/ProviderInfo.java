package org.portal365.api.mail;

import org.portal365.api.Text;

/**
 * How a provider is offered.
 *
 * @param id part of addresses
 * @param order where it stands among the others, smallest first
 * @param login how a person proves to own a mailbox
 */
public record ProviderInfo(String id, Text name, int order, Login login) {
    /** How a person proves to own a mailbox. */
    public enum Login {
        /** In the browser, with a connected account. */
        ACCOUNT,
        /** With a password, on a server that the administrator has listed. */
        PASSWORD
    }
}
