package org.portal365.mail.imap;

/** Counts what a server tells of the folder that is open without being asked (RFC 3501, 7.3.1 and 7.4.1; RFC 7162, 3.2.10). */
final class FolderNews {
    private static final long UNKNOWN = -1;

    private long exists = UNKNOWN;
    private int changes;

    int changes() {
        return changes;
    }

    void heard(ImapResponse answer) {
        switch (answer.name()) {
            case "EXISTS" -> {
                // Some say the same number again and again.
                if (answer.number() != exists) {
                    changes++;
                }
                exists = answer.number();
            }
            case "EXPUNGE" -> {
                changes++;
                exists--;
            }
            case "VANISHED" -> {
                // With (EARLIER) it is the answer to a question.
                if (answer.values().size() == 1) {
                    changes++;
                    exists = UNKNOWN;
                }
            }
            default -> {}
        }
    }
}
