package org.portal365.diskoffice.core;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditState;

/**
 * An edit session as it is stored. All of it: nothing of value is in memory.
 *
 * @param hold why it does not go on, beside its state
 */
public record Session(
        EditSessionId id,
        UserId owner,
        AccountId account,
        Instant opened,
        Sharing sharing,
        Origin origin,
        Target target,
        Stage stage,
        Optional<Upload> upload,
        Optional<WorkingCopy> copy,
        Sync sync,
        Optional<Hold> hold,
        Wish wish) {

    /** A new one; nothing has left the portal. */
    public static Session begin(
            EditSessionId id, UserId owner, AccountId account, Instant now, Sharing sharing, Origin origin) {
        return new Session(
                id,
                owner,
                account,
                now,
                sharing,
                origin,
                new Target(origin.file(), origin.version()),
                new Stage(EditState.PREPARING, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Sync.NEW,
                Optional.empty(),
                Wish.NONE);
    }

    public EditState state() {
        return stage.state();
    }

    public Optional<EditState> result() {
        return stage.result();
    }

    /** Jobs act with the rights of the owner. */
    public Actor actor() {
        return Actor.job(owner);
    }

    /** The working copy of a session that has one: from OPEN on, unless it was discarded before. */
    public WorkingCopy workingCopy() {
        return copy.orElseThrow(() -> new IllegalStateException(id + " has no working copy in " + state()));
    }

    /** The change has gone to a copy beside the file. */
    public boolean diverted() {
        return !target.file().equals(origin.file());
    }

    public Session in(EditState state) {
        return next(new Stage(state, result()), upload, copy, sync, hold, wish, target);
    }

    /** Over for the user; the working copy is still to be removed. */
    public Session ended(EditState how) {
        return next(new Stage(how, Optional.of(how)), upload, copy, sync.settled(), Optional.empty(), wish, target);
    }

    public Session uploading(Optional<Upload> newUpload) {
        return next(stage, newUpload, copy, sync, hold, wish, target);
    }

    public Session with(WorkingCopy newCopy) {
        return next(stage, Optional.empty(), Optional.of(newCopy), sync, hold, wish, target);
    }

    public Session with(Sync newSync) {
        return next(stage, upload, copy, newSync, hold, wish, target);
    }

    public Session with(Target newTarget) {
        return next(stage, upload, copy, sync, hold, wish, newTarget);
    }

    public Session held(Hold newHold) {
        return next(stage, upload, copy, sync, Optional.of(newHold), wish, target);
    }

    /** Nothing holds it up any more. */
    public Session going() {
        return next(stage, upload, copy, sync, Optional.empty(), wish, target);
    }

    public Session wishing(Wish newWish) {
        return next(stage, upload, copy, sync, hold, newWish, target);
    }

    private Session next(
            Stage newStage,
            Optional<Upload> newUpload,
            Optional<WorkingCopy> newCopy,
            Sync newSync,
            Optional<Hold> newHold,
            Wish newWish,
            Target newTarget) {
        return new Session(
                id, owner, account, opened, sharing, origin, newTarget, newStage, newUpload, newCopy, newSync, newHold,
                newWish);
    }
}
