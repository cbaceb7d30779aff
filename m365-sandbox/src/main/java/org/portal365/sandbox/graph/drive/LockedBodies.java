package org.portal365.sandbox.graph.drive;

import java.util.List;

/** The four bodies a 423 was seen with; clients must go by the status (recorded GitHub issues, see FIDELITY.md). */
final class LockedBodies {
    /** The body that names a check-out. */
    static final int CHECKED_OUT = 3;

    private static final String LOCKED = "The resource you are attempting to access is locked";
    private static final List<GraphError> SEEN = List.of(
            new GraphError(423, "resourceLocked", LOCKED),
            new GraphError(423, "notAllowed", LOCKED).inner("resourceLocked"),
            new GraphError(423, "accessDenied", "Lock token does not match existing lock"),
            new GraphError(
                    423, "accessDenied", "The file is currently checked out or locked for editing by another user."));

    private LockedBodies() {}

    static GraphError error(int which) {
        return SEEN.get(Math.floorMod(which, SEEN.size()));
    }
}
