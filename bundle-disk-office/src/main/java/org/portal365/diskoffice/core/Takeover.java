package org.portal365.diskoffice.core;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.portal365.api.disk.EditState;
import org.portal365.api.portal.User;
import org.portal365.api.portal.Users;

/** When another editor may become the owner: the one there is does not go on. */
public final class Takeover {
    private static final Set<EditState> STATES = EnumSet.of(EditState.OPEN, EditState.COLLECTING);
    private final Users users;
    private final Supplier<EditPolicy> policy;
    private final Clock clock;

    public Takeover(Users users, Supplier<EditPolicy> policy, Clock clock) {
        this.users = users;
        this.policy = policy;
        this.clock = clock;
    }

    /** Whether a participant may ask for it now. */
    boolean open(Session session) {
        return possible(session) && (session.hold().isPresent() || idle(session) || left(session));
    }

    /** Whether an administrator may. */
    boolean possible(Session session) {
        return STATES.contains(session.state()) && session.result().isEmpty();
    }

    private boolean idle(Session session) {
        return !clock.instant()
                .isBefore(Lifetime.lastChange(session).plus(policy.get().idleReminder()));
    }

    private boolean left(Session session) {
        return users.find(session.owner()).filter(User::enabled).isEmpty();
    }
}
