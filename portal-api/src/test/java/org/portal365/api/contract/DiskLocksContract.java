package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.Lock;
import org.portal365.api.disk.NewVersion;
import org.portal365.api.disk.Right;

/** Locks with owner and expiry. */
public interface DiskLocksContract extends DiskFixture {
    Duration TTL = Duration.ofMinutes(10);

    @Test
    default void aLockHasOwnerAndExpiry() {
        UserId user = newUser();
        FileId id = fileOf(user);
        Lock lock = assertDone(disk().lock(Actor.user(user), id, "session-1", TTL));
        assertThat(lock.file()).isEqualTo(id);
        assertThat(lock.owner()).isEqualTo("session-1");
        Lock longer = assertDone(disk().lock(Actor.user(user), id, "session-1", TTL.multipliedBy(2)));
        assertThat(longer.until()).isAfter(lock.until());
    }

    @Test
    default void anotherOwnerDoesNotGetIt() {
        UserId user = newUser();
        FileId id = fileOf(user);
        assertDone(disk().lock(Actor.user(user), id, "session-1", TTL));
        assertRefused(disk().lock(Actor.user(user), id, "session-2", TTL), DiskRefusal.LOCKED);
    }

    @Test
    default void aLockExpires() {
        UserId user = newUser();
        FileId id = fileOf(user);
        assertDone(disk().lock(Actor.user(user), id, "session-1", TTL));
        advance(TTL.plusSeconds(1));
        assertDone(disk().lock(Actor.user(user), id, "session-2", TTL));
        assertRefused(disk().lock(Actor.user(user), id, "session-1", TTL), DiskRefusal.LOCKED);
    }

    @Test
    default void aLockGivenBackIsFree() {
        UserId user = newUser();
        FileId id = fileOf(user);
        Lock lock = assertDone(disk().lock(Actor.user(user), id, "session-1", TTL));
        disk().unlock(lock);
        disk().unlock(lock);
        assertDone(disk().lock(Actor.user(user), id, "session-2", TTL));
    }

    @Test
    default void aLockOfAnotherIsLeftAlone() {
        UserId user = newUser();
        FileId id = fileOf(user);
        Lock old = assertDone(disk().lock(Actor.user(user), id, "session-1", TTL));
        advance(TTL.plusSeconds(1));
        assertDone(disk().lock(Actor.user(user), id, "session-2", TTL));
        disk().unlock(old);
        assertRefused(disk().lock(Actor.user(user), id, "session-3", TTL), DiskRefusal.LOCKED);
    }

    @Test
    default void aLockedFileTakesVersionsOfTheLockOwnerOnly() {
        UserId user = newUser();
        FileId id = fileOf(user);
        assertDone(disk().lock(Actor.user(user), id, "session-1", TTL));
        assertRefused(
                disk().addVersion(Actor.user(user), onto(id, head(user, id), user), body("no lock")),
                DiskRefusal.LOCKED);
        assertRefused(disk().addVersion(Actor.user(user), under("session-2", id, user), body("x")), DiskRefusal.LOCKED);
        assertDone(disk().addVersion(Actor.user(user), under("session-1", id, user), body("mine")));
    }

    @Test
    default void theLockOwnerWritesForAnyWhoMayWrite() {
        UserId user = newUser();
        FileId id = fileOf(user);
        assertDone(disk().lock(Actor.user(user), id, "session-1", TTL));
        UserId coauthor = newUser();
        grant(folderOf(user), coauthor, Set.of(Right.READ, Right.WRITE));
        NewVersion version = new NewVersion(
                id, head(user, id), key(), coauthor, Text.of("together"), Optional.empty(), Optional.of("session-1"));
        assertDone(disk().addVersion(Actor.job(coauthor), version, body("theirs")));
    }

    @Test
    default void anExpiredLockStopsNobody() {
        UserId user = newUser();
        FileId id = fileOf(user);
        assertDone(disk().lock(Actor.user(user), id, "session-1", TTL));
        advance(TTL.plusSeconds(1));
        assertDone(disk().addVersion(Actor.user(user), onto(id, head(user, id), user), body("free")));
    }

    @Test
    default void aVersionUnderALockThatHasExpiredIsTaken() {
        UserId user = newUser();
        FileId id = fileOf(user);
        assertDone(disk().lock(Actor.user(user), id, "session-1", TTL));
        advance(TTL.plusSeconds(1));
        assertDone(disk().addVersion(Actor.user(user), under("session-1", id, user), body("late")));
    }

    @Test
    default void aLockedFileIsReadAndRenamed() {
        UserId user = newUser();
        FileId id = fileOf(user);
        assertDone(disk().lock(Actor.user(user), id, "session-1", TTL));
        assertThat(text(user, id, head(user, id))).isEqualTo("one");
        assertDone(disk().rename(Actor.user(user), id, "renamed-" + key() + ".docx"));
    }

    @Test
    default void oneOfTwentyOwnersAtOnceGetsTheLock() {
        UserId user = newUser();
        FileId id = fileOf(user);
        List<Outcome<Lock, DiskRefusal>> outcomes =
                Together.run(20, number -> disk().lock(Actor.user(user), id, "session-" + number, TTL));
        assertThat(outcomes.stream().filter(one -> one.optional().isPresent())).hasSize(1);
    }

    private NewVersion under(String lockOwner, FileId id, UserId user) {
        return new NewVersion(id, head(user, id), key(), user, Text.of("x"), Optional.empty(), Optional.of(lockOwner));
    }
}
