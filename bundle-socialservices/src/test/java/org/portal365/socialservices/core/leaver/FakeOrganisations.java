package org.portal365.socialservices.core.leaver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.socialservices.core.Guid;

/** Organisations with the accounts of a test; who is not named works. */
final class FakeOrganisations implements Organisations {
    final Map<Guid, Standing> standings = new HashMap<>();
    final Map<Guid, UntoldException.Why> silent = new HashMap<>();
    /** Thrown before anything else, one after the other. */
    final Deque<UntoldException> faults = new ArrayDeque<>();

    final List<List<Guid>> asked = new ArrayList<>();
    Optional<Callable<?>> meanwhile = Optional.empty();

    @Override
    public Organisation of(AppRegistration registration, Guid tenant) {
        return objects -> {
            asked.add(objects);
            if (!faults.isEmpty()) {
                throw faults.poll();
            }
            if (silent.containsKey(tenant)) {
                throw new UntoldException(silent.get(tenant), "ref-1", Optional.empty(), null);
            }
            Map<Guid, Standing> told = new HashMap<>();
            objects.forEach(object -> told.put(object, standings.getOrDefault(object, Standing.WORKS)));
            run();
            return told;
        };
    }

    private void run() {
        try {
            for (Callable<?> each : meanwhile.stream().toList()) {
                each.call();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
