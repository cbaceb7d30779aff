package org.portal365.mail.net;

/**
 * What proves who comes.
 *
 * @param token whether the secret is a bearer token; else it is a password
 */
public record SignIn(boolean token, String user, String secret) {
    public static SignIn token(String user, String token) {
        return new SignIn(true, user, token);
    }

    public static SignIn password(String user, String password) {
        return new SignIn(false, user, password);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SignIn[" + user + "]";
    }
}
