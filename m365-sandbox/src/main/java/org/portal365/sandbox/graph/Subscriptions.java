package org.portal365.sandbox.graph;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.portal365.sandbox.StateFolder;
import org.portal365.sandbox.Switches;
import org.portal365.sandbox.graph.drive.Delta;
import org.portal365.sandbox.graph.drive.Drives;

/** Subscriptions to drives, kept over a restart, and the thread that tells of changes. */
final class Subscriptions {
    private static final String FILE = "subscriptions.json";
    private static final long ROUND_MILLIS = 300;
    private static final int MOST = 1_000;

    private final StateFolder state;
    private final Switches switches;
    private final Clock clock;
    private final Drives drives;
    private final Delta delta;
    private final Notifier notifier;
    private final List<SubscriptionRecord> records = new ArrayList<>();

    Subscriptions(StateFolder state, Switches switches, Clock clock, GraphParts parts, Notifier notifier) {
        this.state = state;
        this.switches = switches;
        this.clock = clock;
        this.drives = parts.drives();
        this.delta = parts.delta();
        this.notifier = notifier;
        state.read(FILE, SubscriptionRecord[].class).ifPresent(stored -> records.addAll(List.of(stored)));
        ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "notifications");
            thread.setDaemon(true);
            return thread;
        });
        var unused = rounds.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    synchronized void put(SubscriptionRecord record) {
        records.removeIf(each -> each.id().equals(record.id()));
        records.add(record);
        state.write(FILE, records);
    }

    synchronized void remove(String id) {
        records.removeIf(each -> each.id().equals(id));
        state.write(FILE, records);
    }

    /** Those that are still alive. */
    synchronized List<SubscriptionRecord> all() {
        return records.stream()
                .filter(each -> each.expires().isAfter(clock.instant()))
                .toList();
    }

    Optional<SubscriptionRecord> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Where the drive's changes stand now. */
    String now(String driveId) {
        return page(driveId, Delta.LATEST).token();
    }

    private Delta.Page page(String driveId, String token) {
        return delta.page(drives.root(drives.drive(driveId)), token, MOST);
    }

    private void round() {
        try {
            all().forEach(this::tell);
        } catch (RuntimeException e) {
            // The store is closed: the sandbox is being stopped.
        }
    }

    private int deliveries() {
        return switch (switches.value("notifications")) {
            case "lost" -> 0;
            case "twice" -> 2;
            default -> 1;
        };
    }

    /** What is not delivered is tried again in the next round. */
    private void tell(SubscriptionRecord record) {
        Delta.Page page = page(record.driveId(), record.position());
        if (page.items().isEmpty()) {
            return;
        }
        boolean told = true;
        for (int i = 0; i < deliveries(); i++) {
            told &= notifier.deliver(record);
        }
        if (told && find(record.id()).isPresent()) {
            put(record.at(page.token()));
        }
    }
}
