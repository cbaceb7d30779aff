package org.portal365.diskoffice.transfer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.contract.OutsideFilesContract;
import org.portal365.api.disk.Right;
import org.portal365.api.memory.InMemoryDisk;
import org.portal365.api.outside.Jobs;
import org.portal365.api.outside.OutsideFiles;

class OutsideContractTest implements OutsideFilesContract {
    @TempDir
    Path folder;

    private JobBench bench;

    @BeforeEach
    void start() {
        bench = new JobBench(folder);
    }

    @Override
    public OutsideFiles outside() {
        return bench.files;
    }

    @Override
    public Jobs jobs() {
        return bench.jobs;
    }

    @Override
    public InMemoryDisk disk() {
        return bench.portal.disk();
    }

    @Override
    public FileId shown(UserId user) {
        return disk().createFile(Actor.user(user), folderOf(user), "a.pdf", key(), body("a"))
                .optional()
                .orElseThrow();
    }

    @Override
    public UserId newUser() {
        return bench.portal.users().add("Somebody");
    }

    @Override
    public FolderId folderOf(UserId user) {
        return disk().home(user);
    }

    @Override
    public void grant(FolderId to, UserId user, Set<Right> rights) {
        disk().grant(to, user, rights);
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
        bench.portal.clock().advance(time);
    }
}
