package org.portal365.api.disk;

/** What a user may do with a running session. */
public enum Action {
    /** Bring the last change back and remove the working copy. */
    FINISH,
    /** Remove the working copy; changes since the last version brought back are lost. */
    DISCARD,
    /** Go on editing after FINISH, while the working copy is still there. */
    CONTINUE,
    /** Become the owner. */
    TAKE_OVER
}
