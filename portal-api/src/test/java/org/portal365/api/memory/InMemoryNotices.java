package org.portal365.api.memory;

import java.util.ArrayList;
import java.util.List;
import org.portal365.api.UserId;
import org.portal365.api.portal.Notice;
import org.portal365.api.portal.Notices;

/** Notices in memory. */
public final class InMemoryNotices implements Notices {
    private final List<Notice> notices = new ArrayList<>();

    @Override
    public synchronized void tell(Notice notice) {
        boolean told = notices.stream()
                .anyMatch(old -> old.to().equals(notice.to()) && old.key().equals(notice.key()));
        if (!told) {
            notices.add(notice);
        }
    }

    /** What the user was told, oldest first. */
    public synchronized List<Notice> of(UserId user) {
        return notices.stream().filter(notice -> notice.to().equals(user)).toList();
    }
}
