package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.NewVersion;
import org.portal365.api.disk.Right;

/** Adding versions: compare-and-set, keys, merging. */
public interface DiskVersionsContract extends DiskFixture {
    @Test
    default void anAddedVersionIsTheHeadAndTheOldOneStays() {
        UserId user = newUser();
        FileId id = fileOf(user);
        VersionId first = head(user, id);
        VersionId second = assertDone(disk().addVersion(Actor.user(user), onto(id, first, user), body("second")));
        assertThat(head(user, id)).isEqualTo(second).isNotEqualTo(first);
        assertThat(assertDone(disk().file(Actor.user(user), id)).size()).isEqualTo(6);
        assertThat(text(user, id, second)).isEqualTo("second");
        assertThat(text(user, id, first)).isEqualTo("one");
    }

    @Test
    default void aStaleBaseIsRefused() {
        UserId user = newUser();
        FileId id = fileOf(user);
        VersionId first = head(user, id);
        VersionId second = assertDone(disk().addVersion(Actor.user(user), onto(id, first, user), body("second")));
        assertRefused(disk().addVersion(Actor.user(user), onto(id, first, user), body("late")), DiskRefusal.STALE_BASE);
        assertThat(head(user, id)).isEqualTo(second);
    }

    @Test
    default void aVersionIsAddedOnceForAKey() {
        UserId user = newUser();
        FileId id = fileOf(user);
        NewVersion version = onto(id, head(user, id), user);
        assertThat(disk().versionByKey(version.key())).isEmpty();
        VersionId added = assertDone(disk().addVersion(Actor.user(user), version, body("second")));
        assertThat(disk().versionByKey(version.key())).contains(added);
        VersionId more = assertDone(disk().addVersion(Actor.user(user), onto(id, added, user), body("third")));

        assertThat(assertDone(disk().addVersion(Actor.user(user), version, body("second"))))
                .isEqualTo(added);
        assertThat(head(user, id)).isEqualTo(more);
    }

    @Test
    default void aRefusedVersionLeavesItsKeyFree() {
        UserId user = newUser();
        FileId id = fileOf(user);
        VersionId first = head(user, id);
        VersionId second = assertDone(disk().addVersion(Actor.user(user), onto(id, first, user), body("second")));
        NewVersion stale = onto(id, first, user);
        assertRefused(disk().addVersion(Actor.user(user), stale, body("x")), DiskRefusal.STALE_BASE);
        assertThat(disk().versionByKey(stale.key())).isEmpty();
        NewVersion again =
                new NewVersion(id, second, stale.key(), user, Text.of("again"), Optional.empty(), Optional.empty());
        assertDone(disk().addVersion(Actor.user(user), again, body("x")));
    }

    @Test
    default void aKeyOfAnotherFileIsNotAccepted() {
        UserId user = newUser();
        FileId one = fileOf(user);
        FileId two = fileOf(user);
        NewVersion first = onto(one, head(user, one), user);
        assertDone(disk().addVersion(Actor.user(user), first, body("x")));
        NewVersion second = new NewVersion(
                two, head(user, two), first.key(), user, Text.of("x"), Optional.empty(), Optional.empty());
        assertRefused(disk().addVersion(Actor.user(user), second, body("x")), DiskRefusal.NOT_ACCEPTED);
    }

    @Test
    default void oneOfTwentyVersionsAtOnceOnOneBaseWins() {
        UserId user = newUser();
        FileId id = fileOf(user);
        VersionId base = head(user, id);
        List<Outcome<VersionId, DiskRefusal>> outcomes = Together.run(
                20, number -> disk().addVersion(Actor.user(user), onto(id, base, user), body("by " + number)));
        List<VersionId> won =
                outcomes.stream().flatMap(one -> one.optional().stream()).toList();
        assertThat(won).hasSize(1);
        assertThat(head(user, id)).isEqualTo(won.get(0));
        outcomes.stream()
                .filter(one -> one.optional().isEmpty())
                .forEach(one -> assertRefused(one, DiskRefusal.STALE_BASE));
    }

    @Test
    default void twentyTimesTheSameKeyAtOnceIsOneVersion() {
        UserId user = newUser();
        FileId id = fileOf(user);
        NewVersion version = onto(id, head(user, id), user);
        List<VersionId> ids =
                Together.run(20, number -> assertDone(disk().addVersion(Actor.user(user), version, body("the same"))));
        assertThat(Set.copyOf(ids)).containsExactly(head(user, id));
    }

    @Test
    default void aVersionMergesIntoTheCallersLastOne() {
        UserId user = newUser();
        FileId id = fileOf(user);
        VersionId original = head(user, id);
        NewVersion first = onto(id, original, user);
        VersionId replaced = assertDone(disk().addVersion(Actor.user(user), first, body("draft")));
        NewVersion merging = merging(id, replaced, user, first.key());
        VersionId merged = assertDone(disk().addVersion(Actor.user(user), merging, body("better draft")));

        assertThat(head(user, id)).isEqualTo(merged);
        assertThat(text(user, id, merged)).isEqualTo("better draft");
        assertThat(text(user, id, original)).isEqualTo("one");
        assertRefused(disk().content(Actor.user(user), id, replaced), DiskRefusal.GONE);
        assertThat(disk().versionByKey(first.key())).as("it did happen").isPresent();
        assertThat(assertDone(disk().addVersion(Actor.user(user), merging, body("better draft"))))
                .isEqualTo(merged);
    }

    @Test
    default void aVersionOfAnotherUserIsNeverReplaced() {
        UserId user = newUser();
        FileId id = fileOf(user);
        NewVersion first = onto(id, head(user, id), user);
        VersionId kept = assertDone(disk().addVersion(Actor.user(user), first, body("of the owner")));
        UserId other = newUser();
        grant(folderOf(user), other, Set.of(Right.READ, Right.WRITE));
        assertDone(disk().addVersion(Actor.user(other), merging(id, kept, other, first.key()), body("of the other")));
        assertThat(text(user, id, kept)).isEqualTo("of the owner");
    }

    @Test
    default void onlyTheHeadIsReplaced() {
        UserId user = newUser();
        FileId id = fileOf(user);
        NewVersion first = onto(id, head(user, id), user);
        VersionId second = assertDone(disk().addVersion(Actor.user(user), first, body("second")));
        VersionId third = assertDone(disk().addVersion(Actor.user(user), onto(id, second, user), body("third")));
        assertDone(disk().addVersion(Actor.user(user), merging(id, third, user, first.key()), body("fourth")));
        assertThat(text(user, id, second)).isEqualTo("second");
        assertThat(text(user, id, third)).isEqualTo("third");
        assertRefused(
                disk().addVersion(Actor.user(user), merging(id, second, user, first.key()), body("late")),
                DiskRefusal.STALE_BASE);
    }

    @Test
    default void aBodyThatBreaksAddsNoVersion() {
        UserId user = newUser();
        FileId id = fileOf(user);
        NewVersion version = onto(id, head(user, id), user);
        assertThatThrownBy(() -> disk().addVersion(Actor.user(user), version, Bodies.broken()))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> disk().addVersion(Actor.user(user), version, Bodies.shorterThanItSays(body("x"))))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(head(user, id)).isEqualTo(version.base());
        assertThat(disk().versionByKey(version.key())).isEmpty();
        assertDone(disk().addVersion(Actor.user(user), version, body("whole")));
    }

    @Test
    default void aFullDiskTakesNoVersion() {
        UserId user = newUser();
        FileId id = fileOf(user);
        VersionId base = head(user, id);
        fillUp(user);
        assertRefused(disk().addVersion(Actor.user(user), onto(id, base, user), body("more bytes")), DiskRefusal.FULL);
        assertThat(head(user, id)).isEqualTo(base);
    }

    @Test
    default void aVersionThatWasNeverThereIsGone() {
        UserId user = newUser();
        FileId one = fileOf(user);
        FileId two = fileOf(user);
        assertRefused(disk().content(Actor.user(user), one, new VersionId("no-such-version")), DiskRefusal.GONE);
        assertRefused(disk().content(Actor.user(user), one, head(user, two)), DiskRefusal.GONE);
    }

    private NewVersion merging(FileId file, VersionId base, UserId author, String into) {
        return new NewVersion(file, base, key(), author, Text.of("autosave"), Optional.of(into), Optional.empty());
    }

    @Test
    default void d16AVersionTellsWhoMadeIt() {
        UserId user = newUser();
        UserId editor = newUser();
        FileId file = fileOf(user);
        VersionId first = head(user, file);
        assertThat(assertDone(disk().author(Actor.user(user), file, first))).isEqualTo(user);
        VersionId second = assertDone(disk().addVersion(Actor.user(user), onto(file, first, editor), body("two")));
        assertThat(assertDone(disk().author(Actor.user(user), file, second))).isEqualTo(editor);
        assertRefused(disk().author(Actor.user(editor), file, second), DiskRefusal.GONE);
        assertRefused(disk().author(Actor.user(user), file, new VersionId("none")), DiskRefusal.GONE);
    }

    @Test
    default void d32TheRoomForAVersionIsKnownBeforehand() {
        UserId user = newUser();
        FileId file = fileOf(user);
        assertThat(assertDone(disk().room(Actor.user(user), file))).isPositive();
        fillUp(user);
        assertThat(assertDone(disk().room(Actor.user(user), file))).isZero();
        assertRefused(disk().room(Actor.user(newUser()), file), DiskRefusal.GONE);
    }
}
