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
import org.portal365.api.Body;
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
    /** Messages of which something is known before their bodies are fetched. */
    private static final int BATCH = 5_000;
    /** Flags of so many UIDs at the top are compared in each pass where the server cannot tell what has changed. */
    private static final int WINDOW = 500;

    private static final int SCAN = 1000;

    private final MailStore store;
    private final Connection connection;
    private final Arrivals arrivals;
    private final MailboxId box;
    private final MailFolderId folder;
    private final String name;
    /** Messages that had come before the line broke: they need not come again. */
    private final Map<Long, Arrival> come = new HashMap<>();

    /** What is known of the messages of a batch; those that are gone are asked only. */
    private final Map<Long, RemoteMessage> listed = new HashMap<>();

    private final Set<Long> asked = new HashSet<>();
    private final IntConsumer left;
    private int due;
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
     * Does all there is to do. When the connection breaks it may be done again, and goes on with what has come.
     *
     * @param since how far back the first reading goes
     * @param full whether all messages are compared, and not only the newest
     */
    void run(Optional<LocalDate> since, boolean full) {
        long before = now.validity();
        now = connection.select(name);
        if (now.validity() != before) {
            come.clear();
        }
        FolderState state = store.state(box, folder);
        Optional<Checkpoint> known = state.checkpoint();
        boolean fresh =
                known.filter(there -> there.validity() == now.validity()).isEmpty();
        if (fresh) {
            Checkpoint top = Checkpoint.top(now.validity(), now.next() - 1).withModSeq(now.modSeq());
            apply(known, top, List.of(), Map.of(), Set.of());
        } else {
            at = known.orElseThrow();
        }
        newer();
        older(since);
        if (!fresh) {
            compare(full || store.state(box, folder).messages() > now.exists());
        }
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
        if (uids.isEmpty()) {
            return;
        }
        due = uids.size();
        left.accept(due);
        for (List<Long> batch : batches(uids)) {
            listed.clear();
            asked.clear();
            bring(batch, mark);
        }
        if (due > 0) {
            // Stand-ins came in the place of some.
            left.accept(0);
        }
    }

    private void bring(List<Long> uids, Function<List<Long>, Checkpoint> mark) {
        bring(uids, mark, false);
    }

    /**
     * What breaks the protocol is found by halving, so that one message never holds up another.
     *
     * @param again whether it has been tried before
     */
    private void bring(List<Long> uids, Function<List<Long>, Checkpoint> mark, boolean again) {
        try {
            fetch(uids, mark);
            return;
        } catch (MailFault e) {
            if (e.kind() != MailFault.Kind.PROTOCOL) {
                throw e;
            }
            now = connection.reopen(name, now, e);
        }
        List<Long> rest =
                uids.stream().filter(uid -> uid > at.high() || uid < at.low()).toList();
        if (rest.size() > 1) {
            // It came in order, so what broke is among the first; further ones are not to pay for that.
            int some = rest.size() > Parts.MOST ? Parts.MOST : rest.size() / 2;
            bring(rest.subList(0, some), mark);
            bring(rest.subList(some, rest.size()), mark);
        } else if (rest.size() == 1 && uids.size() == 1 && again) {
            Arrival stub = arrivals.unreadable(box, rest.get(0));
            apply(Optional.of(at), mark.apply(rest), List.of(stub), Map.of(), Set.of());
        } else if (rest.size() == 1) {
            bring(rest, mark, uids.size() == 1);
        }
    }

    private void fetch(List<Long> uids, Function<List<Long>, Checkpoint> mark) {
        list(uids);
        come.keySet().retainAll(listed.keySet());
        List<List<Long>> parts = Parts.of(uids, listed);
        List<List<RemoteMessage>> missing = parts.stream()
                .map(part -> part.stream()
                        .filter(uid -> listed.containsKey(uid) && !come.containsKey(uid))
                        .map(listed::get)
                        .toList())
                .toList();
        Arriving arriving = new Arriving(parts, mark);
        int first = 0;
        while (first < parts.size()) {
            if (missing.get(first).isEmpty()) {
                arriving.part(first++);
            } else {
                int last = first;
                while (last < parts.size() && !missing.get(last).isEmpty()) {
                    last++;
                }
                connection.remote().fetch(missing.subList(first, last), arriving.from(first));
                first = last;
            }
        }
    }

    /** Asks only for what it has not been told yet: after a fault the rest is fetched, not listed again. */
    private void list(List<Long> uids) {
        List<Long> unknown = uids.stream().filter(uid -> !asked.contains(uid)).toList();
        if (!unknown.isEmpty()) {
            connection.remote().list(unknown).forEach(message -> listed.put(message.uid(), message));
            asked.addAll(unknown);
        }
    }

    /** What to do with what arrives. */
    private final class Arriving {
        private final List<List<Long>> parts;
        private final Function<List<Long>, Checkpoint> mark;

        Arriving(List<List<Long>> parts, Function<List<Long>, Checkpoint> mark) {
            this.parts = parts;
            this.mark = mark;
        }

        RemoteMailbox.Sink from(int first) {
            return new RemoteMailbox.Sink() {
                @Override
                public void take(long uid, Body body) {
                    RemoteMessage message = listed.get(uid);
                    if (message != null && !come.containsKey(uid)) {
                        come.put(uid, arrivals.of(box, message, body));
                        connection.progress();
                    }
                }

                @Override
                public void end(int part) {
                    part(first + part);
                }
            };
        }

        /** It is kept, and how far it is. */
        void part(int number) {
            List<Long> part = parts.get(number);
            List<Arrival> arrived =
                    part.stream().filter(come::containsKey).map(come::get).toList();
            apply(Optional.of(at), mark.apply(part), arrived, Map.of(), Set.of());
            come.keySet().removeAll(part);
            due = Math.max(0, due - part.size());
            left.accept(due);
        }
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
            List<Arrival> arrived,
            Map<Long, Set<Flag>> flags,
            Set<Long> vanished) {
        if (!store.apply(new FolderChange(box, folder, expected, next, arrived, flags, vanished))) {
            throw new OvertakenException(Objects.toString(folder));
        }
        at = next;
    }

    private static List<List<Long>> batches(List<Long> uids) {
        List<List<Long>> batches = new ArrayList<>();
        for (int i = 0; i < uids.size(); i += BATCH) {
            batches.add(uids.subList(i, Math.min(i + BATCH, uids.size())));
        }
        return batches;
    }
}
