package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.Actor;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Right;

/** Folders that plug-ins make. */
public interface DiskFoldersContract extends DiskFixture {
    @Test
    default void aFolderIsMadeOnceAndTakesFiles() {
        UserId user = newUser();
        Actor actor = Actor.user(user);
        FolderId made = assertDone(disk().makeFolder(actor, folderOf(user), "Планы #1"));
        assertThat(assertDone(disk().makeFolder(actor, folderOf(user), "Планы #1")))
                .isEqualTo(made);
        FolderId below = assertDone(disk().makeFolder(actor, made, "Планы #1"));
        assertThat(below).isNotEqualTo(made);
        FileInfo file =
                assertDone(disk().file(actor, assertDone(disk().createFile(actor, below, "a.txt", key(), body("x")))));
        assertThat(file.folder()).isEqualTo(below);
    }

    @Test
    default void case075AFolderNeedsTheRight() {
        UserId owner = newUser();
        UserId other = newUser();
        FolderId folder = folderOf(owner);
        assertRefused(disk().makeFolder(Actor.user(other), folder, "mine"), DiskRefusal.GONE);
        grant(folder, other, Set.of(Right.READ));
        assertRefused(disk().makeFolder(Actor.user(other), folder, "mine"), DiskRefusal.NO_RIGHT);
        assertRefused(disk().makeFolder(Actor.user(owner), new FolderId("no-such"), "mine"), DiskRefusal.GONE);
    }

    @Test
    default void case077AFolderHasNoNameThatMeansAnythingElse() {
        UserId user = newUser();
        for (String name : new String[] {"..", ".", "a/b", "a\\b", ""}) {
            assertRefused(disk().makeFolder(Actor.user(user), folderOf(user), name), DiskRefusal.NOT_ACCEPTED);
        }
    }
}
