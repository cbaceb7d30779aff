package org.portal365.api.memory;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Done;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.LinkRefusal;

/** Identity links in memory. */
public final class InMemoryLinks implements IdentityLinks {
    private static final Comparator<ExternalIdentity> ORDER =
            Comparator.comparing(ExternalIdentity::tenant).thenComparing(ExternalIdentity::subject);

    private final Map<ExternalIdentity, UserId> owners = new LinkedHashMap<>();
    private final Set<UserId> known = new HashSet<>();
    private final Set<UserId> passwords = new HashSet<>();

    synchronized void userWithPassword(UserId id) {
        known.add(id);
        passwords.add(id);
    }

    synchronized void userFromOutside(UserId id, ExternalIdentity identity) {
        known.add(id);
        owners.put(identity, id);
    }

    @Override
    public synchronized Optional<UserId> owner(ExternalIdentity who) {
        return Optional.ofNullable(owners.get(who));
    }

    @Override
    public synchronized Outcome<Nothing, LinkRefusal> link(UserId id, ExternalIdentity who) {
        if (!known.contains(id)) {
            return Refused.because(LinkRefusal.NO_USER, Text.of("There is no such user."));
        }
        UserId owner = owners.putIfAbsent(who, id);
        if (owner != null && !owner.equals(id)) {
            return Refused.because(LinkRefusal.TAKEN, Text.of("This account belongs to another user."));
        }
        return Done.done();
    }

    @Override
    public synchronized Outcome<Nothing, LinkRefusal> unlink(UserId id, ExternalIdentity who) {
        if (!id.equals(owners.get(who))) {
            return Done.done();
        }
        if (!passwords.contains(id) && of(id).size() == 1) {
            return Refused.because(LinkRefusal.LAST_METHOD, Text.of("This is the only way to sign in."));
        }
        owners.remove(who);
        return Done.done();
    }

    @Override
    public synchronized List<ExternalIdentity> of(UserId id) {
        return owners.entrySet().stream()
                .filter(link -> link.getValue().equals(id))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized List<ExternalIdentity> linked(String provider, Optional<ExternalIdentity> after, int most) {
        return owners.keySet().stream()
                .filter(identity -> identity.provider().equals(provider))
                .filter(identity -> after.isEmpty() || ORDER.compare(identity, after.get()) > 0)
                .sorted(ORDER)
                .limit(most)
                .toList();
    }
}
