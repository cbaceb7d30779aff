package org.portal365.api.memory;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.portal365.api.Body;
import org.portal365.api.mail.Arrival;
import org.portal365.api.mail.BlobId;
import org.portal365.api.mail.Checkpoint;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.FolderChange;
import org.portal365.api.mail.FolderState;
import org.portal365.api.mail.MailFolder;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.PendingChange;

/** A mail store in memory. Safe for threads. */
public final class InMemoryMailStore implements MailStore {
    private final Map<BlobId, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<Place, Checkpoint> checkpoints = new HashMap<>();
    private final Map<MailboxId, List<MailFolder>> folders = new HashMap<>();
    private final List<StoredMail> mails = new ArrayList<>();
    private final Map<PendingChange, MailboxId> pending = new java.util.LinkedHashMap<>();

    private record Place(MailboxId box, MailFolderId folder) {}

    /** A message as it is kept. */
    public record StoredMail(MailboxId box, MailFolderId folder, long validity, Arrival arrival, Set<Flag> flags) {
        boolean at(MailboxId otherBox, MailFolderId otherFolder) {
            return box.equals(otherBox) && folder.equals(otherFolder);
        }

        boolean sameAs(Arrival other) {
            return arrival.summary().messageId().equals(other.summary().messageId())
                    && arrival.summary().size() == other.summary().size()
                    && arrival.received().equals(other.received());
        }
    }

    @Override
    public synchronized void folders(MailboxId box, List<MailFolder> now) {
        Set<MailFolderId> names = now.stream().map(MailFolder::id).collect(java.util.stream.Collectors.toSet());
        mails.removeIf(mail -> mail.box().equals(box) && !names.contains(mail.folder()));
        checkpoints.keySet().removeIf(place -> place.box().equals(box) && !names.contains(place.folder()));
        folders.put(box, List.copyOf(now));
    }

    /** The folders as they were last told. */
    public synchronized List<MailFolder> folders(MailboxId box) {
        return folders.getOrDefault(box, List.of());
    }

    @Override
    public synchronized FolderState state(MailboxId box, MailFolderId folder) {
        Optional<Checkpoint> checkpoint = Optional.ofNullable(checkpoints.get(new Place(box, folder)));
        long validity = checkpoint.map(Checkpoint::validity).orElse(0L);
        return new FolderState(
                checkpoint,
                in(box, folder).stream()
                        .filter(mail -> mail.validity() == validity)
                        .count());
    }

    @Override
    public synchronized Map<Long, Set<Flag>> known(MailboxId box, MailFolderId folder, long firstUid, long lastUid) {
        Checkpoint checkpoint = checkpoints.get(new Place(box, folder));
        Map<Long, Set<Flag>> known = new TreeMap<>();
        for (StoredMail mail : in(box, folder)) {
            long uid = mail.arrival().uid();
            if (checkpoint != null && mail.validity() == checkpoint.validity() && uid >= firstUid && uid <= lastUid) {
                known.put(uid, mail.flags());
            }
        }
        return known;
    }

    @Override
    public BlobId stage(MailboxId box, Body raw) throws IOException {
        BlobId id = new BlobId(UUID.randomUUID().toString());
        try (InputStream in = raw.open(0)) {
            blobs.put(id, in.readAllBytes());
        }
        return id;
    }

    @Override
    public synchronized boolean apply(FolderChange change) {
        Place place = new Place(change.box(), change.folder());
        if (!change.expected().equals(Optional.ofNullable(checkpoints.get(place)))) {
            return false;
        }
        long validity = change.next().validity();
        checkpoints.put(place, change.next());
        for (Arrival arrival : change.arrivals()) {
            add(change, validity, arrival);
        }
        change.flags().forEach((uid, flags) -> replace(change, uid, flags));
        mails.removeIf(mail -> mail.at(change.box(), change.folder())
                && (mail.validity() == validity
                        ? change.vanished().contains(mail.arrival().uid())
                        : change.next().complete()));
        return true;
    }

    private void add(FolderChange change, long validity, Arrival arrival) {
        List<StoredMail> there = in(change.box(), change.folder());
        boolean known = there.stream()
                .anyMatch(mail -> mail.validity() == validity && mail.arrival().uid() == arrival.uid());
        if (known) {
            return;
        }
        there.stream()
                .filter(mail -> mail.validity() != validity && mail.sameAs(arrival))
                .findFirst()
                .ifPresent(mails::remove);
        mails.add(new StoredMail(change.box(), change.folder(), validity, arrival, arrival.flags()));
    }

    private void replace(FolderChange change, long uid, Set<Flag> flags) {
        Set<Flag> set = flags.isEmpty() ? EnumSet.noneOf(Flag.class) : EnumSet.copyOf(flags);
        for (PendingChange one : pending.keySet()) {
            if (one.uid() == uid && one.folder().equals(change.folder())) {
                set.addAll(one.add());
                set.removeAll(one.remove());
            }
        }
        mails.replaceAll(mail -> mail.at(change.box(), change.folder())
                        && mail.validity() == change.next().validity()
                        && mail.arrival().uid() == uid
                ? new StoredMail(mail.box(), mail.folder(), mail.validity(), mail.arrival(), Set.copyOf(set))
                : mail);
    }

    /** As a user flags, moves or deletes. */
    public synchronized void change(MailboxId box, PendingChange change) {
        pending.put(change, box);
        if (change.kind() == PendingChange.Kind.FLAGS) {
            Map<Long, Set<Flag>> known = known(box, change.folder(), change.uid(), change.uid());
            Checkpoint checkpoint = java.util.Objects.requireNonNull(checkpoints.get(new Place(box, change.folder())));
            known.forEach((uid, flags) -> replace(
                    new FolderChange(box, change.folder(), Optional.empty(), checkpoint, List.of(), Map.of(), Set.of()),
                    uid,
                    flags));
        } else {
            mails.removeIf(
                    mail -> mail.at(box, change.folder()) && mail.arrival().uid() == change.uid());
        }
    }

    @Override
    public synchronized List<PendingChange> pending(MailboxId box, int most) {
        return pending.entrySet().stream()
                .filter(entry -> entry.getValue().equals(box))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void settled(List<PendingChange> done) {
        done.forEach(pending::remove);
    }

    @Override
    public synchronized void remove(MailboxId box) {
        mails.removeIf(mail -> mail.box().equals(box));
        checkpoints.keySet().removeIf(place -> place.box().equals(box));
        pending.values().removeIf(box::equals);
        folders.remove(box);
    }

    /** All messages of a folder. */
    public synchronized List<StoredMail> in(MailboxId box, MailFolderId folder) {
        return mails.stream().filter(mail -> mail.at(box, folder)).toList();
    }

    /** The bytes of a message. */
    public byte[] bytes(BlobId blob) {
        return java.util.Objects.requireNonNull(blobs.get(blob)).clone();
    }
}
