package org.portal365.sandbox.graph.drive;

import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;

/** What a person may do with an item: its owner everything, others what grants on it or above it say. */
public final class Access {
    private final Drives drives;
    private final Clock clock;

    public Access(Drives drives, Clock clock) {
        this.drives = drives;
        this.clock = clock;
    }

    public boolean mayRead(Item item, Person person) {
        return owns(item, person) || grants(item, person).findAny().isPresent();
    }

    public boolean mayWrite(Item item, Person person) {
        return owns(item, person) || grants(item, person).anyMatch(Grant::write);
    }

    public boolean owns(Item item, Person person) {
        return drives.drive(item.driveId()).owner().id().equals(person.id());
    }

    private Stream<Grant> grants(Item item, Person person) {
        Instant now = clock.instant();
        return drives.withAncestors(item).stream()
                .flatMap(each -> each.grants().stream())
                .filter(grant -> grant.valid(now) && grant.names(person.id()));
    }
}
