package org.portal365.mail.imap;

import java.util.List;
import java.util.Set;

/** Reads VANISHED (RFC 7162, 3.2.10). */
final class Vanished {
    private static final long WIDEST = 1_000_000;

    private Vanished() {}

    static void read(ImapResponse answer, long lastUid, Set<Long> into) {
        List<Value> values = answer.values();
        if (values.isEmpty()) {
            return;
        }
        for (String range : values.get(values.size() - 1).asText().split(",", -1)) {
            if (range.matches("[0-9]{1,10}(:[0-9]{1,10})?")) {
                String[] ends = range.split(":", -1);
                long first = Long.parseLong(ends[0]);
                long last = Math.min(lastUid, Long.parseLong(ends[ends.length - 1]));
                for (long uid = first; uid <= last && into.size() < WIDEST; uid++) {
                    into.add(uid);
                }
            }
        }
    }
}
