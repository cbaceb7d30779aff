package org.portal365.diskoffice.core;

import java.util.List;
import java.util.Optional;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSessionId;

/** Sessions as users see them; the engine's side is {@link Journal}. */
public interface SessionStore {
    /** Stores a new session, due at once; false when the file has one that is not over. */
    boolean insert(Session session);

    Optional<Session> find(EditSessionId id);

    /** The session of the file that is not over. */
    Optional<Session> running(FileId file);

    /** Sessions that are not over and that the user owns or has joined, newest first. */
    List<Session> of(UserId user);

    /** Notes what the user wants and makes the session due. */
    void wish(EditSessionId id, Wish wish);

    /** Makes the session due, when it waits for something that a user may just have done. */
    void nudge(EditSessionId id);

    /** Adds somebody and makes the session due; there already: nothing happens, but who was refused may try again. */
    void join(Participant participant);

    Optional<Participant> participant(EditSessionId id, UserId user);

    List<Participant> participants(EditSessionId id);

    /** Everybody's sessions that are not over, oldest first. */
    List<Session> running();

    /** Gives the session to another user, while it is not over, and makes it due; the owner until now stays in it. */
    void takeOver(Session session, UserId newOwner);
}
