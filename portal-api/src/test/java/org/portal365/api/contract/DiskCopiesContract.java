package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Right;

/** Recovery copies: whatever has happened, the edited bytes are kept where their author finds them. */
public interface DiskCopiesContract extends DiskFixture {
    Text WHY = Text.of("The file had been locked.");

    @Test
    default void aCopyIsKeptBesideTheFile() {
        UserId user = newUser();
        FileId id = fileOf(user);
        FileInfo file = assertDone(disk().file(Actor.user(user), id));
        FileId copy = assertDone(disk().keepRecoveryCopy(Actor.job(user), id, key(), WHY, body("rescued")));
        FileInfo kept = assertDone(disk().file(Actor.user(user), copy));
        assertThat(kept.id()).isNotEqualTo(id);
        assertThat(kept.folder()).isEqualTo(file.folder());
        assertThat(kept.extension()).isEqualTo(file.extension());
        assertThat(text(user, copy, kept.head())).isEqualTo("rescued");
        assertThat(head(user, id)).isEqualTo(file.head());
    }

    @Test
    default void aCopyIsKeptOnceForAKey() {
        UserId user = newUser();
        FileId id = fileOf(user);
        String key = key();
        List<FileId> copies = Together.run(
                20, number -> assertDone(disk().keepRecoveryCopy(Actor.job(user), id, key, WHY, body("rescued"))));
        assertThat(Set.copyOf(copies)).hasSize(1);
        assertThat(assertDone(disk().keepRecoveryCopy(Actor.job(user), id, key(), WHY, body("rescued"))))
                .isNotIn(copies);
    }

    @Test
    default void aCopyIsKeptOnAFullDisk() {
        UserId user = newUser();
        FileId id = fileOf(user);
        fillUp(user);
        assertRefused(
                disk().addVersion(Actor.user(user), onto(id, head(user, id), user), body("long text")),
                DiskRefusal.FULL);
        FileId copy = assertDone(disk().keepRecoveryCopy(Actor.job(user), id, key(), WHY, body("long text")));
        assertThat(text(user, copy, head(user, copy))).isEqualTo("long text");
    }

    @Test
    default void case076ACopyOfAnEditorWithoutRightsIsTheEditorsOwn() {
        UserId owner = newUser();
        FileId id = fileOf(owner);
        UserId editor = newUser();
        grant(folderOf(owner), editor, Set.of(Right.READ, Right.WRITE));
        grant(folderOf(owner), editor, Set.of());
        FileId copy = assertDone(disk().keepRecoveryCopy(Actor.job(editor), id, key(), WHY, body("rescued")));
        assertThat(text(editor, copy, head(editor, copy))).isEqualTo("rescued");
        assertRefused(disk().file(Actor.user(owner), copy), DiskRefusal.GONE);
    }

    @Test
    default void aCopyOfADeletedFileIsKept() {
        UserId user = newUser();
        FileId id = fileOf(user);
        delete(user, id);
        FileId copy = assertDone(disk().keepRecoveryCopy(Actor.job(user), id, key(), WHY, body("rescued")));
        assertThat(text(user, copy, head(user, copy))).isEqualTo("rescued");
        FileId never = new FileId("no-such-file");
        FileId other = assertDone(disk().keepRecoveryCopy(Actor.job(user), never, key(), WHY, body("rescued")));
        assertThat(text(user, other, head(user, other))).isEqualTo("rescued");
    }

    @Test
    default void aFileLockedByOthersGetsACopyBeside() {
        UserId user = newUser();
        FileId id = fileOf(user);
        assertDone(disk().lock(Actor.user(user), id, "session-1", DiskLocksContract.TTL));
        assertDone(disk().keepRecoveryCopy(Actor.job(user), id, key(), WHY, body("rescued")));
    }
}
