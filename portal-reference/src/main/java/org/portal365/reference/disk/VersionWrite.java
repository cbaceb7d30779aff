package org.portal365.reference.disk;

import static org.portal365.reference.disk.DiskWords.refuse;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.NewVersion;

/** Adds one version: compare-and-set on the head, under the lock, within the quota, perhaps merging. */
record VersionWrite(Rules rules, Actor actor, NewVersion version, long size)
        implements KeyedWrites.Write<VersionWrite.Plan> {
    /** What is the same for all versions. */
    record Rules(Sight sight, Clock clock, long quota, IntSupplier versions) {}

    /** The head to be followed or replaced. */
    record Plan(VersionRow head, boolean merge, String owner) {
        /** Bytes more than before. */
        long grows(long size) {
            return size - (merge && head.counted() ? head.size() : 0);
        }
    }

    @Override
    public Outcome<Plan, DiskRefusal> plan(Handle handle) {
        return rules.sight()
                .fileToChange(handle, actor, version.file())
                .then(seen -> unlocked(seen.file()))
                .then(seen -> onHead(handle));
    }

    private Outcome<FileRow, DiskRefusal> unlocked(FileRow file) {
        Optional<String> holder = file.lockAt(rules.clock().instant()).map(FileRow.FileLock::owner);
        return holder.isPresent() && !holder.equals(version.lockOwner())
                ? refuse(DiskRefusal.LOCKED)
                : new Done<>(file);
    }

    private Outcome<Plan, DiskRefusal> onHead(Handle handle) {
        FileRow file = FileRows.find(handle, version.file()).orElseThrow();
        if (!file.head().equals(version.base())) {
            return refuse(DiskRefusal.STALE_BASE);
        }
        VersionRow head = VersionRows.find(handle, file.id(), file.head()).orElseThrow();
        boolean merge = version.mergeInto().equals(Optional.of(head.key()))
                && head.storedBy().equals(actor.user())
                && head.number() > 1;
        String owner = rules.sight().access(handle, actor, file.folder()).owner();
        Plan plan = new Plan(head, merge, owner);
        return Spaces.room(handle, owner, plan.grows(size), rules.quota())
                ? new Done<>(plan)
                : refuse(DiskRefusal.FULL);
    }

    @Override
    public String store(Handle handle, Plan plan, Blob blob) {
        if (plan.merge) {
            VersionRows.erase(handle, plan.head.id());
        }
        Instant now = rules.clock().instant();
        VersionRows.Draft draft =
                new VersionRows.Draft(version.author(), actor.user(), version.comment(), version.key(), true);
        VersionId id = VersionRows.insert(handle, version.file(), plan.head.number() + 1, draft, blob, now);
        FileRows.head(handle, version.file(), id, now);
        Spaces.add(handle, plan.owner, plan.grows(blob.size()) - forget(handle));
        return id.value();
    }

    /** The oldest versions over the limit go; gives the bytes that become free. */
    private long forget(Handle handle) {
        long freed = 0;
        List<VersionRow> rows = VersionRows.of(handle, version.file());
        int most = Math.max(1, rules.versions().getAsInt());
        for (VersionRow old : rows.subList(Math.min(most, rows.size()), rows.size())) {
            VersionRows.erase(handle, old.id());
            freed += old.counted() ? old.size() : 0;
        }
        return freed;
    }
}
