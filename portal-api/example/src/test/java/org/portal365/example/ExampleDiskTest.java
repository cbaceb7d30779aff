package org.portal365.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.contract.DiskContract;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.Right;
import org.portal365.api.memory.MovableClock;

/** A15: the Disk of the example keeps the contract. */
class ExampleDiskTest implements DiskContract {
    private final MovableClock clock = MovableClock.create();
    private final ExamplePortal portal = new ExamplePortal(URI.create("http://localhost:8181"), clock);

    @Test
    void welcomesSomebodyWithOneDocument() {
        UserId user = newUser();

        portal.welcome(user);
        portal.welcome(user);

        assertThat(portal.disk.files(portal.disk.home(user))).hasSize(1);
    }

    @Override
    public Disk disk() {
        return portal.disk;
    }

    @Override
    public UserId newUser() {
        return portal.users.add("Somebody");
    }

    @Override
    public FolderId folderOf(UserId user) {
        return portal.disk.home(user);
    }

    @Override
    public void grant(FolderId folder, UserId user, Set<Right> rights) {
        portal.disk.grant(folder, user, rights);
    }

    @Override
    public void fillUp(UserId user) {
        portal.disk.quota(user, 0);
    }

    @Override
    public void delete(UserId owner, FileId file) {
        portal.disk.delete(file);
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }
}
