package org.portal365.reference.disk;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Nothing;
import org.portal365.api.UserId;
import org.portal365.api.contract.DiskContract;
import org.portal365.api.contract.NoticesContract;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.Right;
import org.portal365.api.memory.InMemoryGroups;
import org.portal365.api.memory.MovableClock;
import org.portal365.api.portal.Notices;
import org.portal365.persistence.Database;

/** The contract of every Disk, on the Disk of the reference portal. */
abstract class JdbcDiskContract implements DiskContract, NoticesContract {
    private final MovableClock clock = MovableClock.create();
    private final DiskStore store;

    JdbcDiskContract(Database database, java.nio.file.Path folder) {
        store = new DiskStore(
                database, folder, new InMemoryGroups(), new DiskStore.Terms(clock, 1 << 20, () -> 50, Locale.ENGLISH));
    }

    @Override
    public Disk disk() {
        return store.disk();
    }

    @Override
    public Notices notices() {
        return store.notices();
    }

    @Override
    public List<String> told(UserId user, Locale locale) {
        return store.notices().of(user).stream()
                .map(item -> item.words().in(locale))
                .toList();
    }

    @Override
    public UserId newUser() {
        return new UserId(UUID.randomUUID().toString());
    }

    @Override
    public FolderId folderOf(UserId user) {
        return store.library().home(user);
    }

    @Override
    public void grant(FolderId folder, UserId user, Set<Right> rights) {
        store.library().grant(folder, user, rights);
    }

    @Override
    public void fillUp(UserId user) {
        store.library().quota(user, 0);
    }

    @Override
    public void delete(UserId owner, FileId file) {
        Nothing unused = store.bin().delete(Actor.user(owner), file).optional().orElseThrow();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }
}
