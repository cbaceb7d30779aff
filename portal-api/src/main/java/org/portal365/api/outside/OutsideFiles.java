package org.portal365.api.outside;

import java.util.Set;
import org.portal365.api.Actor;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.FileInfo;

/** Files of an outside service, with the rights of the actor's own account there. Registered only while switched on. */
public interface OutsideFiles {
    /** Part of addresses. */
    String id();

    Text name();

    /** What can be done with a file of the Disk; quick, asks nobody outside. */
    Set<JobKind> offers(FileInfo file, Actor actor);

    /** Looks at a place; NOT_ACCEPTED for one that cannot be. */
    Outcome<OutsidePage, EditRefusal> browse(Actor actor, OutsidePlace place);

    /** Begins a job, or gives the one that runs for the same wish; returns before it is done. */
    Outcome<Job, EditRefusal> begin(JobRequest request);
}
