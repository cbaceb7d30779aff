package org.portal365.api.disk;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;

/** Running sessions of an editor. Always registered, also while the editor is switched off: what runs can be ended. */
public interface EditSessions {
    /** The session, for an actor who may see its file. */
    Optional<EditSession> find(EditSessionId id, Actor actor);

    /** Sessions of the file that are not over, for an actor who may see it. */
    List<EditSession> ofFile(FileId id, Actor actor);

    /** The actor's own sessions that are not over, newest first. */
    List<EditSession> of(Actor actor);

    Outcome<EditSession, EditRefusal> act(EditSessionId id, Actor actor, Action action);

    /** Everybody's sessions that are not over, oldest first. For administrators: whoever calls it has made sure. */
    List<EditSession> all();

    /** As {@link #act}, on anybody's session. For administrators: whoever calls it has made sure. */
    Outcome<EditSession, EditRefusal> administer(EditSessionId id, Actor admin, Action action);
}
