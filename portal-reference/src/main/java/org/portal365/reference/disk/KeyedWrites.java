package org.portal365.reference.disk;

import static org.portal365.reference.disk.DiskWords.refuse;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.portal365.api.Body;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.reference.disk.Keys.Used;

/** Writes with a key and bytes: once for each key, however often and by however many they are asked for. */
final class KeyedWrites {
    private static final int LONGEST_KEY = 255;

    private final Transactions transactions;
    private final Blobs blobs;

    KeyedWrites(Transactions transactions, Blobs blobs) {
        this.transactions = transactions;
        this.blobs = blobs;
    }

    /**
     * Does the write, or repeats the answer it gave before.
     *
     * @param what kind of write and its object, so that a key is of no use for anything else
     */
    <P, T> Outcome<T, DiskRefusal> once(String key, String what, Function<String, T> type, Body body, Write<P> write) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            return refuse(DiskRefusal.NOT_ACCEPTED, "refused.key");
        }
        // What would be refused anyway should not have its gigabytes copied first.
        Outcome<Step<P>, DiskRefusal> early = transactions.run(handle -> step(handle, key, what, write));
        Outcome<String, DiskRefusal> answer = early.then(
                step -> step.answer.<Outcome<String, DiskRefusal>>map(Done::new).orElseGet(() -> {
                    Blob blob = blobs.write(body);
                    return store(key, what, write, blob);
                }));
        return answer.map(type);
    }

    private <P> Outcome<String, DiskRefusal> store(String key, String what, Write<P> write, Blob blob) {
        boolean kept = false;
        try {
            Stored stored = transactions.run(handle -> step(handle, key, what, write)
                    .map(step -> step.answer
                            .map(answer -> new Stored(new Done<>(answer), false))
                            .orElseGet(() -> {
                                String answer = write.store(handle, step.plan.orElseThrow(), blob);
                                Keys.insert(handle, key, new Used(what, answer));
                                return new Stored(new Done<>(answer), true);
                            }))
                    .fold(Function.identity(), refused -> new Stored(refused.retyped(), false)));
            kept = stored.kept;
            return stored.answer;
        } finally {
            if (!kept) {
                blobs.delete(blob);
            }
        }
    }

    /** The plan takes the locks, so that a second writer with the same key finds the key after it. */
    private static <P> Outcome<Step<P>, DiskRefusal> step(Handle handle, String key, String what, Write<P> write) {
        Outcome<P, DiskRefusal> plan = write.plan(handle);
        Optional<Used> used = Keys.find(handle, key);
        if (used.isPresent()) {
            return used.get().what().equals(what)
                    ? new Done<>(
                            new Step<>(Optional.empty(), Optional.of(used.get().answer())))
                    : refuse(DiskRefusal.NOT_ACCEPTED, "refused.key");
        }
        return plan.map(good -> new Step<>(Optional.of(good), Optional.empty()));
    }

    /**
     * A write in two halves of one transaction.
     *
     * @param <P> what the first half finds out for the second
     */
    interface Write<P> {
        /** Takes the locks and decides; changes nothing. */
        Outcome<P, DiskRefusal> plan(Handle handle);

        /** Stores; gives the id of what was made. */
        String store(Handle handle, P plan, Blob blob);
    }

    private record Step<P>(Optional<P> plan, Optional<String> answer) {}

    private record Stored(Outcome<String, DiskRefusal> answer, boolean kept) {}
}
