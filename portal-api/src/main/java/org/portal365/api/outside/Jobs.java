package org.portal365.api.outside;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Outcome;
import org.portal365.api.disk.EditRefusal;

/** Jobs of a plug-in. Always registered, also while it is switched off: what runs can be stopped. */
public interface Jobs {
    /** The actor's own job. */
    Optional<Job> find(JobId id, Actor actor);

    /** The actor's own jobs of the last days, newest first, at most 50. */
    List<Job> of(Actor actor);

    /** Does it, or notes it; GONE for jobs of others. */
    Outcome<Job, EditRefusal> act(JobId id, Actor actor, JobAction action);

    /** What a PDF job has made, for as long as it is kept and the actor may see the file. */
    Optional<Body> content(JobId id, Actor actor);
}
