package org.portal365.mail.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.portal365.api.mail.Arrival;
import org.portal365.api.mail.Checkpoint;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.FolderChange;
import org.portal365.api.mail.FolderState;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;

/**
 * Brings one folder up to date: first what is new, then what is old and not read yet, newest first, then flags and
 * vanished messages. After each batch the portal knows how far it is, so that it goes on there whatever happens.
 */
final class FolderSync {
    private static final int BATCH = 100;
    /** Flags of so many UIDs at the top are compared in each pass where the server cannot tell what has changed. */
    private static final int WINDOW = 500;

    private static final int SCAN = 1000;

    private final MailStore store;
    private final Connection connection;
    private final Arrivals arrivals;
    private final MailboxId box;
    private final MailFolderId folder;
    private final String name;
    private final IntConsumer left;
    private Checkpoint at = Checkpoint.top(0, 0);
    private Selected now = new Selected(0, 0, 0, 0);

    /** @param left gets to know how many messages are still to come */
    FolderSync(
            MailStore store, Connection connection, Arrivals arrivals, MailboxId box, Place place, IntConsumer left) {
        this.store = store;
        this.connection = connection;
        this.arrivals = arrivals;
        this.box = box;
        this.folder = place.id();
        this.name = place.name();
        this.left = left;
    }

    /** A folder in the portal and on the server. */
    record Place(MailFolderId id, String name) {}

    /**
     * Does all there is to do.
     *
     * @param since how far back the first reading goes
     * @param full whether all messages are compared, and not only the newest
     */
    void run(Optional<LocalDate> since, boolean full) {
        now = connection.select(name);
        FolderState state = store.state(box, folder);
        Optional<Checkpoint> known = state.checkpoint();
        if (known.filter(there -> there.validity() == now.validity()).isEmpty()) {
            Checkpoint top = Checkpoint.top(now.validity(), now.next() - 1).withModSeq(now.modSeq());
            apply(known, top, List.of(), Map.of(), Set.of());
        } else {
            at = known.orElseThrow();
        }
        newer();
        older(since);
        compare(full || store.state(box, folder).messages() > now.exists());
    }

    private void newer() {
        if (now.next() - 1 <= at.high()) {
            return;
        }
        List<Long> uids = connection.remote().search(at.high() + 1, now.next() - 1, Optional.empty());
        bringAll(uids, part -> at.withHigh(Collections.max(part)));
        if (at.high() < now.next() - 1) {
            apply(Optional.of(at), at.withHigh(now.next() - 1), List.of(), Map.of(), Set.of());
        }
    }

    private void older(Optional<LocalDate> since) {
        if (at.complete()) {
            return;
        }
        List<Long> uids = new ArrayList<>();
        if (at.low() > 1) {
            uids.addAll(connection.remote().search(1, at.low() - 1, since));
            // After a longer period was chosen, most of it is there.
            uids.removeAll(store.known(box, folder, 1, at.low() - 1).keySet());
        }
        Collections.reverse(uids);
        bringAll(uids, part -> at.withLow(Math.max(2, Collections.min(part))));
        apply(Optional.of(at), at.withLow(1), List.of(), Map.of(), Set.of());
    }

    private void bringAll(List<Long> uids, Function<List<Long>, Checkpoint> mark) {
        int due = uids.size();
        for (List<Long> batch : batches(uids)) {
            left.accept(due);
            bring(batch, mark);
            due -= batch.size();
        }
        if (!uids.isEmpty()) {
            left.accept(0);
        }
    }

    /** What breaks the protocol is found by halving, so that one message never holds up another. */
    private void bring(List<Long> uids, Function<List<Long>, Checkpoint> mark) {
        bring(uids, mark, uids.size() == 1 ? 1 : 0);
    }

    private void bring(List<Long> uids, Function<List<Long>, Checkpoint> mark, int retries) {
        try {
            fetch(uids, mark.apply(uids));
        } catch (MailFault e) {
            if (e.kind() != MailFault.Kind.PROTOCOL) {
                throw e;
            }
            now = connection.reopen(name, now, e);
            if (uids.size() == 1 && retries > 0) {
                bring(uids, mark, retries - 1);
            } else if (uids.size() == 1) {
                Arrival stub = arrivals.unreadable(box, uids.get(0));
                apply(Optional.of(at), mark.apply(uids), List.of(stub), Map.of(), Set.of());
            } else {
                int half = uids.size() / 2;
                bring(uids.subList(0, half), mark);
                bring(uids.subList(half, uids.size()), mark);
            }
        }
    }

    private void fetch(List<Long> uids, Checkpoint next) {
        Map<Long, RemoteMessage> wanted = new HashMap<>();
        connection.remote().list(uids).forEach(message -> wanted.put(message.uid(), message));
        List<Arrival> come = new ArrayList<>();
        Set<Long> done = new HashSet<>();
        connection.remote().fetch(List.copyOf(wanted.values()), (uid, body) -> {
            RemoteMessage message = wanted.get(uid);
            if (message != null && done.add(uid)) {
                come.add(arrivals.of(box, message, body));
            }
        });
        apply(Optional.of(at), next, come, Map.of(), Set.of());
    }

    private void compare(boolean full) {
        if (at.high() == 0) {
            return;
        }
        if (now.modSeq() > 0 && at.modSeq() > 0) {
            boolean told = now.modSeq() == at.modSeq() || since();
            if (told && !full) {
                return;
            }
        }
        if (full) {
            List<Long> uids = connection.remote().search(1, at.high(), Optional.empty());
            long first = 1;
            for (int i = 0; i < uids.size(); i += SCAN) {
                int last = Math.min(i + SCAN, uids.size());
                long end = last == uids.size() ? at.high() : uids.get(last - 1);
                flags(first, end);
                first = end + 1;
            }
            if (uids.isEmpty()) {
                flags(1, at.high());
            }
        } else {
            flags(Math.max(1, at.high() - WINDOW + 1), at.high());
        }
        if (now.modSeq() != at.modSeq()) {
            apply(Optional.of(at), at.withModSeq(now.modSeq()), List.of(), Map.of(), Set.of());
        }
    }

    /** True when the server has told of everything. */
    private boolean since() {
        Since since = connection.remote().since(at.modSeq(), at.high());
        Checkpoint next = since.complete() ? at.withModSeq(now.modSeq()) : at;
        apply(Optional.of(at), next, List.of(), since.flags(), since.vanished());
        return since.complete();
    }

    private void flags(long first, long last) {
        Map<Long, Set<Flag>> here = store.known(box, folder, first, last);
        if (here.isEmpty()) {
            return;
        }
        Map<Long, Set<Flag>> there = connection.remote().flags(first, last);
        Map<Long, Set<Flag>> changed = new HashMap<>();
        Set<Long> vanished = new HashSet<>();
        here.forEach((uid, flags) -> {
            Set<Flag> present = there.get(uid);
            if (present == null) {
                vanished.add(uid);
            } else if (!present.equals(flags)) {
                changed.put(uid, present);
            }
        });
        if (!changed.isEmpty() || !vanished.isEmpty()) {
            apply(Optional.of(at), at, List.of(), changed, vanished);
        }
    }

    private void apply(
            Optional<Checkpoint> expected,
            Checkpoint next,
            List<Arrival> come,
            Map<Long, Set<Flag>> flags,
            Set<Long> vanished) {
        if (!store.apply(new FolderChange(box, folder, expected, next, come, flags, vanished))) {
            throw new OvertakenException(Objects.toString(folder));
        }
        at = next;
        if (!come.isEmpty()) {
            connection.progress();
        }
    }

    private static List<List<Long>> batches(List<Long> uids) {
        List<List<Long>> batches = new ArrayList<>();
        for (int i = 0; i < uids.size(); i += BATCH) {
            batches.add(uids.subList(i, Math.min(i + BATCH, uids.size())));
        }
        return batches;
    }
}
