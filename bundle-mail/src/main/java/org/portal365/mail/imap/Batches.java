package org.portal365.mail.imap;

import java.util.ArrayList;
import java.util.List;
import org.portal365.mail.core.RemoteMessage;

/** Messages put together so that no answer is long; large ones stand alone, too large ones are left out. */
final class Batches {
    private Batches() {}

    static List<List<Long>> bySize(List<RemoteMessage> messages, long most, long largest) {
        List<List<Long>> batches = new ArrayList<>();
        List<Long> current = new ArrayList<>();
        long size = 0;
        for (RemoteMessage message : messages) {
            if (message.size() > largest) {
                continue;
            }
            if (!current.isEmpty() && size + message.size() > most) {
                batches.add(current);
                current = new ArrayList<>();
                size = 0;
            }
            current.add(message.uid());
            size += message.size();
        }
        if (!current.isEmpty()) {
            batches.add(current);
        }
        return batches;
    }
}
