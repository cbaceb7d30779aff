package org.portal365.sandbox.graph.drive;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The change list of a drive or of a folder in it (Graph page "driveItem: delta"). */
public final class Delta {
    /** {@code token=latest}: nothing but a link to go on from. */
    public static final String LATEST = "latest";

    private static final Pattern TOKEN = Pattern.compile("(\\d{1,18});(\\d{1,18});(-1|\\d{1,18})");

    private final DriveStore store;
    private final Drives drives;
    private final DriveSwitches switches;
    private final Clock clock;

    public Delta(DriveStore store, Drives drives, DriveSwitches switches, Clock clock) {
        this.store = store;
        this.drives = drives;
        this.switches = switches;
        this.clock = clock;
    }

    /** One page; {@code last} tells whether {@code token} belongs into a deltaLink or a nextLink. */
    public record Page(List<Item> items, String token, boolean last) {}

    /**
     * Position after which changes are asked. While a full list is being read {@code began} is where the drives stood at its
     * start: it shows no deletions, and what changes meanwhile comes with the first delta after it. Else -1.
     */
    private record Position(long after, long began) {
        boolean full() {
            return began >= 0;
        }

        Position end(long now) {
            return new Position(full() ? began : now, -1);
        }
    }

    /** The changes after the token, at most {@code size}; too old a token is 410. */
    public Page page(Item folder, @Nullable String token, int size) {
        synchronized (store.lock()) {
            drives.settle(folder.driveId());
            long end = store.lastChange();
            if (LATEST.equals(token)) {
                return new Page(List.of(), written(new Position(end, -1)), true);
            }
            Position from = token == null ? new Position(0, end) : read(token);
            List<Item> due = store.itemsOf(folder.driveId()).all().stream()
                    .filter(item -> item.seq() > from.after() && (item.live() || !from.full()))
                    .filter(item -> drives.withAncestors(item).stream()
                            .anyMatch(each -> each.id().equals(folder.id())))
                    .sorted(Comparator.comparingLong(Item::seq))
                    .limit(size + 1L)
                    .toList();
            if (due.size() <= size) {
                return new Page(due, written(from.end(end)), true);
            }
            List<Item> page = due.subList(0, size);
            return new Page(page, written(new Position(page.get(size - 1).seq(), from.began())), false);
        }
    }

    /** The token of a full list that begins now. */
    public String fresh() {
        return written(new Position(0, store.lastChange()));
    }

    private String written(Position position) {
        String text = position.after() + ";" + clock.instant().getEpochSecond() + ";" + position.began();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private Position read(String token) {
        Matcher parts = TOKEN.matcher(decoded(token));
        if (!parts.matches()) {
            throw GraphError.invalid("Provided sync token is malformed.");
        }
        Instant made = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        if (made.plus(switches.deltaTokenLife()).isBefore(clock.instant())) {
            throw new GraphError(
                    410,
                    "resyncChangesApplyDifferences",
                    "Resync required. Replace any local items with the server's version (including deletes).");
        }
        return new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(3)));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
