package org.portal365.socialservices.core.leaver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.core.ServiceId;

/** Goes through all linked accounts, page after page. Keeps those that are closed, and none that work. */
final class LeaverSearch {
    /** Longer than that nobody waits: the next run asks again. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    /** One hour and a half at most, for the whole run. */
    private static final int MOST_PAUSES = 45;

    private final IdentityLinks links;
    private final Organisations organisations;
    private final LeaverRun.Pause pause;
    private final Set<ExternalIdentity> closed = new HashSet<>();
    private final Set<ExternalIdentity> working = new HashSet<>();
    private final Set<ExternalIdentity> watched;
    private int looked;
    private int untold;
    private int pauses;
    private LeaverReport.@Nullable Trouble trouble;
    private LeaverReport.@Nullable Trouble here;

    /** @param watched accounts that must be known when they work, too */
    LeaverSearch(
            IdentityLinks links, Organisations organisations, LeaverRun.Pause pause, Set<ExternalIdentity> watched) {
        this.links = links;
        this.organisations = organisations;
        this.pause = pause;
        this.watched = Set.copyOf(watched);
    }

    /** False when it was told to come to an end: then nothing is known. */
    boolean through(AppRegistration registration, BooleanSupplier goOn) {
        Optional<ExternalIdentity> last = Optional.empty();
        Organisations.@Nullable Organisation organisation = null;
        while (goOn.getAsBoolean()) {
            List<ExternalIdentity> page = links.linked(ServiceId.OFFICE365, last, Organisations.AT_ONCE);
            if (page.isEmpty()) {
                return true;
            }
            List<ExternalIdentity> together = ofOneTenant(page);
            String tenant = together.get(0).tenant();
            if (last.isEmpty() || !last.get().tenant().equals(tenant)) {
                here = null;
                organisation = organisation(registration, tenant);
            }
            ask(tenant, organisation, together);
            last = Optional.of(together.get(together.size() - 1));
        }
        return false;
    }

    private static List<ExternalIdentity> ofOneTenant(List<ExternalIdentity> page) {
        String tenant = page.get(0).tenant();
        return page.stream().takeWhile(each -> each.tenant().equals(tenant)).toList();
    }

    /** Null: not one that the registration admits; its people cannot sign in, and nothing is said about them. */
    private Organisations.@Nullable Organisation organisation(AppRegistration registration, String tenant) {
        boolean admitted =
                registration.tenants().isEmpty() || registration.tenants().contains(tenant);
        return Guid.parse(tenant)
                .filter(known -> admitted)
                .map(known -> organisations.of(registration, known))
                .orElse(null);
    }

    private void ask(
            String tenant, Organisations.@Nullable Organisation organisation, List<ExternalIdentity> identities) {
        looked += identities.size();
        Map<Guid, ExternalIdentity> asked = new LinkedHashMap<>();
        identities.forEach(each -> Guid.parse(each.subject()).ifPresent(object -> asked.put(object, each)));
        Map<Guid, Standing> told =
                organisation == null || asked.isEmpty() ? Map.of() : told(tenant, organisation, asked.keySet());
        int known = 0;
        for (Map.Entry<Guid, ExternalIdentity> each : asked.entrySet()) {
            Standing standing = told.getOrDefault(each.getKey(), Standing.UNKNOWN);
            known += standing == Standing.UNKNOWN ? 0 : 1;
            if (standing == Standing.CLOSED) {
                closed.add(each.getValue());
            } else if (standing == Standing.WORKS && watched.contains(each.getValue())) {
                working.add(each.getValue());
            }
        }
        untold += identities.size() - known;
    }

    private Map<Guid, Standing> told(String tenant, Organisations.Organisation organisation, Set<Guid> objects) {
        while (here == null) {
            try {
                return organisation.standings(new ArrayList<>(objects));
            } catch (UntoldException e) {
                if (!waited(e)) {
                    // Nobody else there is asked for: an organisation that refuses one question refuses them all.
                    here = new LeaverReport.Trouble(e.why(), tenant, e.reference());
                    trouble = trouble == null ? here : trouble;
                }
            }
        }
        return Map.of();
    }

    private boolean waited(UntoldException e) {
        Duration time = e.retryAfter().orElse(LONGEST_PAUSE.plusMillis(1));
        if (e.why() != UntoldException.Why.BUSY || time.compareTo(LONGEST_PAUSE) > 0 || ++pauses > MOST_PAUSES) {
            return false;
        }
        try {
            pause.pause(time);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How an account stands; WORKS is known of watched ones alone. */
    Standing of(ExternalIdentity identity) {
        if (closed.contains(identity)) {
            return Standing.CLOSED;
        }
        return working.contains(identity) ? Standing.WORKS : Standing.UNKNOWN;
    }

    Set<ExternalIdentity> closed() {
        return closed;
    }

    int looked() {
        return looked;
    }

    /** How many accounts work. */
    int working() {
        return looked - untold - closed.size();
    }

    int untold() {
        return untold;
    }

    Optional<LeaverReport.Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }
}
