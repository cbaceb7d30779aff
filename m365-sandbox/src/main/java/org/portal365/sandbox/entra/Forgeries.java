package org.portal365.sandbox.entra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The queue of falsehoods to tell, in memory only. */
final class Forgeries {

    private static final Set<String> TARGETS = Set.of("id_token", "authorize", "token");

    private final List<Forgery> queue = new ArrayList<>();

    synchronized void add(Forgery forgery) {
        if (!TARGETS.contains(String.valueOf(forgery.target()))) {
            throw new IllegalArgumentException("target is one of " + TARGETS);
        }
        queue.add(forgery);
    }

    synchronized List<Forgery> queued() {
        return List.copyOf(queue);
    }

    synchronized void clear() {
        queue.clear();
    }

    synchronized Optional<Forgery> take(String target) {
        for (int i = 0; i < queue.size(); i++) {
            Forgery forgery = queue.get(i);
            if (forgery.target().equals(target)) {
                Forgery rest = forgery.counted();
                if (rest.count() == 0) {
                    queue.remove(i);
                } else {
                    queue.set(i, rest);
                }
                return Optional.of(forgery);
            }
        }
        return Optional.empty();
    }
}
