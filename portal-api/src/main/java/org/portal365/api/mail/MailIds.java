package org.portal365.api.mail;

/** What every id type asks of its value. */
final class MailIds {
    private static final int LONGEST = 255;

    private MailIds() {}

    static void check(String value, String name) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(name + " must have 1 to " + LONGEST + " characters");
        }
    }
}
