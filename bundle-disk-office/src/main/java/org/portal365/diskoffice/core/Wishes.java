package org.portal365.diskoffice.core;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditState;

/** What users may ask for, and what becomes of it. */
public final class Wishes {
    private Wishes() {}

    /** What may be asked of the session now. */
    public static Set<Action> possible(EditState state) {
        return switch (state) {
            case PREPARING, UPLOADING -> EnumSet.of(Action.DISCARD);
            case OPEN -> EnumSet.of(Action.FINISH, Action.DISCARD);
            case COLLECTING -> EnumSet.of(Action.CONTINUE, Action.DISCARD);
            default -> EnumSet.noneOf(Action.class);
        };
    }

    /** The session as the wish leaves it; a wish that came too late changes nothing. */
    static Session apply(Session session, Instant now) {
        Session after = session.wishing(Wish.NONE);
        return switch (session.wish()) {
            case FINISH -> session.state() == EditState.OPEN ? collecting(after, now) : after;
            case CONTINUE ->
                continuing(session) ? after.in(EditState.OPEN).with(after.sync().settled()) : after;
            case DISCARD ->
                possible(session.state()).contains(Action.DISCARD)
                                && !session.result().isPresent()
                        ? after.ended(EditState.DISCARDED)
                        : after;
            case NONE -> session;
        };
    }

    /** From now on, content must stay the same for the settle time to be the last. */
    static Session collecting(Session session, Instant now) {
        String last = session.sync()
                .seen()
                .map(Seen::cTag)
                .orElse(session.workingCopy().known().cTag());
        return session.in(EditState.COLLECTING).with(session.sync().seeing(Seen.at(last, now)));
    }

    private static boolean continuing(Session session) {
        return session.state() == EditState.COLLECTING && session.result().isEmpty();
    }
}
