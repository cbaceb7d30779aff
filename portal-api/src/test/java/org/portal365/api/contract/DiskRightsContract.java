package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.Right;

/** Who may do what; a job may never do more than its user. */
public interface DiskRightsContract extends DiskFixture {
    @Test
    default void case075AStrangerCannotTellAFileFromNone() {
        UserId owner = newUser();
        FileId id = fileOf(owner);
        VersionId head = head(owner, id);
        UserId stranger = newUser();
        for (Actor actor : new Actor[] {Actor.user(stranger), Actor.job(stranger)}) {
            for (FileId file : new FileId[] {id, new FileId("no-such-file")}) {
                assertRefused(disk().file(actor, file), DiskRefusal.GONE);
                assertRefused(disk().content(actor, file, head), DiskRefusal.GONE);
                assertRefused(disk().addVersion(actor, onto(file, head, stranger), body("x")), DiskRefusal.GONE);
                assertRefused(disk().lock(actor, file, "s", Duration.ofMinutes(1)), DiskRefusal.GONE);
                assertRefused(disk().rename(actor, file, "x.docx"), DiskRefusal.GONE);
            }
        }
        assertThat(text(owner, id, head)).isEqualTo("one");
    }

    @Test
    default void aStrangersFolderIsNoFolder() {
        FolderId folder = folderOf(newUser());
        Actor stranger = Actor.user(newUser());
        assertRefused(disk().createFile(stranger, folder, "x.docx", key(), body("x")), DiskRefusal.GONE);
        assertRefused(
                disk().createFile(stranger, new FolderId("no-such-folder"), "x.docx", key(), body("x")),
                DiskRefusal.GONE);
    }

    @Test
    default void aReaderReadsAndChangesNothing() {
        UserId owner = newUser();
        FileId id = fileOf(owner);
        VersionId head = head(owner, id);
        UserId reader = newUser();
        grant(folderOf(owner), reader, Set.of(Right.READ));
        Actor actor = Actor.user(reader);

        assertThat(assertDone(disk().file(actor, id)).rights()).containsExactly(Right.READ);
        assertThat(text(reader, id, head)).isEqualTo("one");
        assertRefused(disk().addVersion(actor, onto(id, head, reader), body("x")), DiskRefusal.NO_RIGHT);
        assertRefused(disk().lock(actor, id, "s", Duration.ofMinutes(1)), DiskRefusal.NO_RIGHT);
        assertRefused(disk().rename(actor, id, "x.docx"), DiskRefusal.NO_RIGHT);
        assertRefused(disk().createFile(actor, folderOf(owner), "x.docx", key(), body("x")), DiskRefusal.NO_RIGHT);
    }

    @Test
    default void case076ARightThatIsTakenAwayIsGoneAtOnce() {
        UserId owner = newUser();
        FileId id = fileOf(owner);
        VersionId head = head(owner, id);
        UserId editor = newUser();
        grant(folderOf(owner), editor, Set.of(Right.READ, Right.WRITE));
        VersionId theirs = assertDone(disk().addVersion(Actor.job(editor), onto(id, head, editor), body("two")));
        grant(folderOf(owner), editor, Set.of(Right.READ));
        assertRefused(disk().addVersion(Actor.job(editor), onto(id, theirs, editor), body("x")), DiskRefusal.NO_RIGHT);
        grant(folderOf(owner), editor, Set.of());
        assertRefused(disk().addVersion(Actor.job(editor), onto(id, theirs, editor), body("x")), DiskRefusal.GONE);
    }

    @Test
    default void aDeletedFileIsGone() {
        UserId owner = newUser();
        FileId id = fileOf(owner);
        VersionId head = head(owner, id);
        delete(owner, id);
        assertRefused(disk().file(Actor.user(owner), id), DiskRefusal.GONE);
        assertRefused(disk().content(Actor.user(owner), id, head), DiskRefusal.GONE);
        assertRefused(disk().addVersion(Actor.user(owner), onto(id, head, owner), body("x")), DiskRefusal.GONE);
        assertRefused(disk().lock(Actor.user(owner), id, "s", Duration.ofMinutes(1)), DiskRefusal.GONE);
    }
}
