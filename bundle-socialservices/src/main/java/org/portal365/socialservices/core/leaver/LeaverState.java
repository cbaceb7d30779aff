package org.portal365.socialservices.core.leaver;

import java.util.Optional;

/** What is kept of a user whose accounts are closed, or were. */
public enum LeaverState {
    /** Enabled here: to be disabled. */
    DUE,
    /** About to be disabled, or just disabled: written before. */
    DISABLING,
    /** Stays: nobody else could administer the portal. */
    LAST_ADMINISTRATOR,
    /** Disabled by this work. */
    DISABLED,
    /** Enabled again by hand while the accounts are closed: an administrator wants it so. */
    BY_HAND,
    /** Disabled by this work, while an account works again: for an administrator to enable. */
    BACK;

    /**
     * What is kept next.
     *
     * @param known what was kept
     * @param enabled whether the user is enabled here
     * @return empty: there is nothing to be kept, or done
     */
    static Optional<LeaverState> next(Optional<LeaverState> known, Standing standing, boolean enabled) {
        return switch (standing) {
            case UNKNOWN -> known.filter(state -> state != DUE && state != LAST_ADMINISTRATOR);
            case WORKS -> known.filter(state -> state.ours() && !enabled).map(state -> BACK);
            case CLOSED ->
                enabled
                        ? Optional.of(enabled(known))
                        : known.filter(LeaverState::ours).map(state -> DISABLED);
        };
    }

    private static LeaverState enabled(Optional<LeaverState> known) {
        return known.filter(state -> state == DISABLED || state == BY_HAND).isPresent() ? BY_HAND : DUE;
    }

    /** Whether this work has disabled the user, if the user is disabled. */
    private boolean ours() {
        return this == DISABLING || this == DISABLED || this == BACK;
    }
}
