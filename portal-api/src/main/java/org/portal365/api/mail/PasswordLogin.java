package org.portal365.api.mail;

/**
 * How somebody signs in at a mail server of the administrator's list.
 *
 * @param server one of {@link MailProvider#servers()}; empty: the one that serves the address
 * @param login may differ from the address, as DOMAIN\name does; empty: it is the address
 * @param password goes to that server and is kept sealed
 */
public record PasswordLogin(String server, String login, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "PasswordLogin[" + server + ", " + login + "]";
    }
}
