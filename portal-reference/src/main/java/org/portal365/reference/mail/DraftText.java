package org.portal365.reference.mail;

/**
 * What is typed into a draft, as it was typed.
 *
 * @param from the address to send from
 */
public record DraftText(String from, String to, String cc, String bcc, String subject, String text) {
    /** Characters of To, Cc and Bcc each. */
    public static final int LONGEST_LINE = 20_000;

    public static final int LONGEST_SUBJECT = 1_000;

    /** Characters of the text; a form with all of them in Cyrillic is still taken. */
    public static final int LONGEST_TEXT = 40_000;

    private static final int LONGEST_ADDRESS = 255;

    public DraftText {
        from = cut(from, LONGEST_ADDRESS);
        to = cut(to, LONGEST_LINE);
        cc = cut(cc, LONGEST_LINE);
        bcc = cut(bcc, LONGEST_LINE);
        subject = cut(subject, LONGEST_SUBJECT);
        text = cut(text, LONGEST_TEXT * 2);
    }

    /** Nothing typed yet. */
    public static DraftText from(String address) {
        return new DraftText(address, "", "", "", "", "");
    }

    /** Browsers keep to the limits; PostgreSQL takes no NUL. */
    private static String cut(String typed, int most) {
        String plain = typed.replace("\0", "");
        return plain.length() <= most ? plain : plain.substring(0, most);
    }
}
