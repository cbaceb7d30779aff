package org.portal365.diskoffice.core;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditState;

/**
 * An edit session as it is stored. All of it: nothing of value is in memory.
 *
 * @param account whose drive the working copy lies in
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
        Transfer transfer,
        Sync sync,
        Optional<Hold> hold,
        Wish wish,
        Care care) {

    /**
     * A new one; nothing has left the portal.
     *
     * @param base the newest version, which changes are to follow
     */
    public static Session begin(
            EditSessionId id,
            UserId owner,
            AccountId account,
            Instant now,
            Sharing sharing,
            Origin origin,
            VersionId base) {
        return new Session(
                id,
                owner,
                account,
                now,
                sharing,
                origin,
                new Target(origin.file(), base),
                new Stage(EditState.PREPARING, Optional.empty()),
                Transfer.NONE,
                Sync.NEW,
                Optional.empty(),
                Wish.NONE,
                Care.NONE);
    }

    public EditState state() {
        return stage.state();
    }

    public Optional<EditState> result() {
        return stage.result();
    }

    public Optional<Upload> upload() {
        return transfer.upload();
    }

    public Optional<WorkingCopy> copy() {
        return transfer.copy();
    }

    /** Jobs act with the rights of the owner. */
    public Actor actor() {
        return Actor.job(owner);
    }

    /** The working copy of a session that has one: from OPEN on, unless it was discarded before. */
    public WorkingCopy workingCopy() {
        return copy().orElseThrow(() -> new IllegalStateException(id + " has no working copy in " + state()));
    }

    /** It was begun from an older version, so it is nobody else's. */
    public boolean ofOlderVersion() {
        return origin.older();
    }

    /** The change has gone to a copy beside the file. */
    public boolean diverted() {
        return !target.file().equals(origin.file());
    }

    public Session in(EditState state) {
        return next(new Stage(state, result()), transfer, sync, hold, wish, target, care);
    }

    /** Over for the user; the working copy is still to be removed. */
    public Session ended(EditState how) {
        return next(new Stage(how, Optional.of(how)), transfer, sync.settled(), Optional.empty(), wish, target, care);
    }

    public Session uploading(Optional<Upload> newUpload) {
        return next(stage, new Transfer(newUpload, copy()), sync, hold, wish, target, care);
    }

    public Session with(WorkingCopy newCopy) {
        return next(stage, Transfer.to(newCopy), sync, hold, wish, target, care);
    }

    public Session with(Sync newSync) {
        return next(stage, transfer, newSync, hold, wish, target, care);
    }

    public Session with(Target newTarget) {
        return next(stage, transfer, sync, hold, wish, newTarget, care);
    }

    public Session held(Hold newHold) {
        return next(stage, transfer, sync, Optional.of(newHold), wish, target, care);
    }

    /** Nothing holds it up any more. */
    public Session going() {
        return next(stage, transfer, sync, Optional.empty(), wish, target, care);
    }

    public Session wishing(Wish newWish) {
        return next(stage, transfer, sync, hold, newWish, target, care);
    }

    public Session with(Care newCare) {
        return next(stage, transfer, sync, hold, wish, target, newCare);
    }

    private Session next(
            Stage newStage,
            Transfer newTransfer,
            Sync newSync,
            Optional<Hold> newHold,
            Wish newWish,
            Target newTarget,
            Care newCare) {
        return new Session(
                id,
                owner,
                account,
                opened,
                sharing,
                origin,
                newTarget,
                newStage,
                newTransfer,
                newSync,
                newHold,
                newWish,
                newCare);
    }
}
