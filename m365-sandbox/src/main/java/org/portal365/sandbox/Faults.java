package org.portal365.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queue of {@link Fault}s: the first that matches a request hits it. Survives a restart. */
public final class Faults {

    private static final String FILE = "faults.json";

    private final StateFolder state;
    private final List<Fault> queue = new ArrayList<>();

    public Faults(StateFolder state) {
        this.state = state;
        state.read(FILE, Fault[].class).ifPresent(stored -> queue.addAll(List.of(stored)));
    }

    public synchronized void add(Fault fault) {
        queue.add(fault.count() == 0 ? once(fault) : fault);
        save();
    }

    public synchronized List<Fault> queued() {
        return List.copyOf(queue);
    }

    public synchronized void clear() {
        queue.clear();
        save();
    }

    /** Takes the fault that hits this request, if any, and counts it. */
    public synchronized Optional<Fault> take(Site site, String method, String path) {
        for (int i = 0; i < queue.size(); i++) {
            Fault fault = queue.get(i);
            if (fault.matches(site, method, path)) {
                Fault rest = fault.counted();
                if (rest.spent()) {
                    queue.remove(i);
                } else {
                    queue.set(i, rest);
                }
                if (fault.count() > 0) {
                    save();
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static Fault once(Fault f) {
        return new Fault(
                f.site(),
                f.method(),
                f.path(),
                f.status(),
                f.headers(),
                f.body(),
                1,
                f.delayMillis(),
                f.afterHandling());
    }

    private void save() {
        state.write(FILE, queue);
    }
}
