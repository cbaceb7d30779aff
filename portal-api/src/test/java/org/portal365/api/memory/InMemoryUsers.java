package org.portal365.api.memory;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.portal.NewUser;
import org.portal365.api.portal.Profile;
import org.portal365.api.portal.RegistrationRefusal;
import org.portal365.api.portal.User;
import org.portal365.api.portal.Users;

/** Users in memory. Registering and linking share the monitor of the links, so that they are one step. */
public final class InMemoryUsers implements Users {
    private final Map<UserId, User> users = new LinkedHashMap<>();
    private final Set<UserId> administrators = new HashSet<>();
    private final InMemoryLinks links;
    private final InMemoryGroups groups;
    private final InMemorySessions sessions;

    public InMemoryUsers(InMemoryLinks links, InMemoryGroups groups, InMemorySessions sessions) {
        this.links = links;
        this.groups = groups;
        this.sessions = sessions;
    }

    /** A user with a password of the portal. */
    public UserId add(String name) {
        synchronized (links) {
            UserId id = store(Profile.named(name));
            links.userWithPassword(id);
            return id;
        }
    }

    /** A user with a password who administers the portal. */
    public UserId addAdministrator(String name) {
        synchronized (links) {
            UserId id = add(name);
            administrators.add(id);
            return id;
        }
    }

    public int count() {
        synchronized (links) {
            return users.size();
        }
    }

    @Override
    public Optional<User> find(UserId id) {
        synchronized (links) {
            return Optional.ofNullable(users.get(id));
        }
    }

    @Override
    public Outcome<UserId, RegistrationRefusal> register(NewUser user) {
        synchronized (links) {
            if (links.owner(user.identity()).isPresent()) {
                return Refused.because(RegistrationRefusal.TAKEN, Text.of("This account belongs to a user already."));
            }
            UserId id = store(user.profile());
            links.userFromOutside(id, user.identity());
            groups.replaceMapped(id, "registration", user.groups());
            return new Done<>(id);
        }
    }

    @Override
    public void update(UserId id, Profile profile) {
        synchronized (links) {
            users.computeIfPresent(id, (key, old) -> new User(id, profile, old.enabled()));
        }
    }

    @Override
    public void disable(UserId id, String why) {
        synchronized (links) {
            users.computeIfPresent(id, (key, old) -> new User(id, old.profile(), false));
        }
        sessions.endAll(id);
    }

    @Override
    public boolean disableUnlessLastAdministrator(UserId id, String why) {
        synchronized (links) {
            List<UserId> able = administrators.stream()
                    .filter(administrator -> users.get(administrator).enabled())
                    .toList();
            if (able.equals(List.of(id))) {
                return false;
            }
            disable(id, why);
            return true;
        }
    }

    /** What an administrator does by hand. */
    public void enable(UserId id) {
        synchronized (links) {
            users.computeIfPresent(id, (key, old) -> new User(id, old.profile(), true));
        }
    }

    private UserId store(Profile profile) {
        UserId id = new UserId(UUID.randomUUID().toString());
        users.put(id, new User(id, profile, true));
        return id;
    }
}
