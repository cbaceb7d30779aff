package org.portal365.mail.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages that are fetched and kept together; after each part it is kept how far it is. */
final class Parts {
    static final int MOST = 100;
    private static final long BYTES = 2L << 20;

    private Parts() {}

    /** In the same order, none with more than {@link #MOST}, nor more bytes than one message has or two megabytes. */
    static List<List<Long>> of(List<Long> uids, Map<Long, RemoteMessage> there) {
        List<List<Long>> parts = new ArrayList<>();
        int first = 0;
        long size = 0;
        for (int i = 0; i < uids.size(); i++) {
            RemoteMessage message = there.get(uids.get(i));
            long own = message == null ? 0 : message.size();
            if (i - first == MOST || (i > first && size + own > BYTES)) {
                parts.add(uids.subList(first, i));
                first = i;
                size = 0;
            }
            size += own;
        }
        parts.add(uids.subList(first, uids.size()));
        return parts;
    }
}
