package org.portal365.diskoffice.transfer.core;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.UserId;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobState;

/**
 * A job as it is stored. All of it: nothing of value is in memory.
 *
 * @param result how it has ended, or will once everything is removed
 * @param word what there is to say, as a key of the words; empty: nothing
 */
public record Task(
        JobId id,
        JobKind kind,
        UserId owner,
        AccountId account,
        Instant begun,
        Source source,
        Stage stage,
        Optional<JobState> result,
        Copy copy,
        Tally tally,
        String word,
        Optional<Pause> pause,
        Wish wish) {
    /** A new one; nothing has happened. */
    public static Task begin(JobId id, JobKind kind, UserId owner, AccountId account, Instant now, Source source) {
        return new Task(
                id,
                kind,
                owner,
                account,
                now,
                source,
                Stage.NEW,
                Optional.empty(),
                Copy.NONE,
                Tally.of(source.size()),
                "",
                Optional.empty(),
                Wish.NONE);
    }

    /** Jobs act with the rights of the owner. */
    public Actor actor() {
        return Actor.job(owner);
    }

    Task in(Stage next) {
        return with(next, result, copy, tally, word, pause, wish);
    }

    Task with(Copy newCopy) {
        return with(stage, result, newCopy, tally, word, pause, wish);
    }

    Task with(Tally newTally) {
        return with(stage, result, copy, newTally, word, pause, wish);
    }

    /** Decided; what lies there is removed first. */
    Task ending(JobState how, String newWord) {
        return with(Stage.CLEANING, Optional.of(how), copy.hidden(), tally, newWord, Optional.empty(), Wish.NONE);
    }

    /** Decided, and nothing is left to be done. */
    Task ended(JobState how, String newWord) {
        return with(Stage.OVER, Optional.of(how), copy, tally, newWord, Optional.empty(), Wish.NONE);
    }

    Task paused(Pause newPause) {
        return with(stage, result, copy, tally, word, Optional.of(newPause), wish);
    }

    /** Nothing holds it up any more. */
    Task going() {
        return with(stage, result, copy, tally, word, Optional.empty(), wish);
    }

    /** Asked for something; or what was asked for is taken up. */
    public Task wishing(Wish newWish) {
        return with(stage, result, copy, tally, word, pause, newWish);
    }

    /** Which file has been made of it. */
    Task about(Source newSource) {
        return new Task(id, kind, owner, account, begun, newSource, stage, result, copy, tally, word, pause, wish);
    }

    private Task with(
            Stage newStage,
            Optional<JobState> newResult,
            Copy newCopy,
            Tally newTally,
            String newWord,
            Optional<Pause> newPause,
            Wish newWish) {
        return new Task(
                id, kind, owner, account, begun, source, newStage, newResult, newCopy, newTally, newWord, newPause,
                newWish);
    }
}
