package org.portal365.mail.imap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The mechanism XOAUTH2, the same for IMAP and SMTP
 * (<a href="https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth">Exchange</a>).
 */
public final class Xoauth2 {
    private Xoauth2() {}

    /**
     * The initial response of XOAUTH2.
     *
     * @throws IllegalArgumentException when name or token has what separates them
     */
    public static String response(String user, String token) {
        if (!user.matches("[!-~]+") || !token.matches("[!-~]+")) {
            throw new IllegalArgumentException("a character in the name or the token that cannot be there");
        }
        String text = "user=" + user + "\1auth=Bearer " + token + "\1\1";
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
