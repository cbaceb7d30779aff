package org.portal365.api.memory;

import java.time.Duration;
import java.util.Set;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.contract.OutsideFilesContract;
import org.portal365.api.disk.Right;

class InMemoryOutsideTest implements OutsideFilesContract {
    private final InMemoryPortal portal = new InMemoryPortal();
    private final InMemoryOutside outside = new InMemoryOutside("memory", "Memory", portal.disk(), portal.clock());

    @Override
    public InMemoryOutside outside() {
        return outside;
    }

    @Override
    public InMemoryOutside jobs() {
        return outside;
    }

    @Override
    public InMemoryDisk disk() {
        return portal.disk();
    }

    @Override
    public FileId shown(UserId user) {
        return disk().createFile(Actor.user(user), folderOf(user), "a.docx", key(), body("a"))
                .optional()
                .orElseThrow();
    }

    @Override
    public UserId newUser() {
        return portal.users().add("Somebody");
    }

    @Override
    public FolderId folderOf(UserId user) {
        return disk().home(user);
    }

    @Override
    public void grant(FolderId folder, UserId user, Set<Right> rights) {
        disk().grant(folder, user, rights);
    }

    @Override
    public void fillUp(UserId user) {
        disk().quota(user, 0);
    }

    @Override
    public void delete(UserId owner, FileId file) {
        disk().delete(file);
    }

    @Override
    public void advance(Duration time) {
        portal.clock().advance(time);
    }
}
