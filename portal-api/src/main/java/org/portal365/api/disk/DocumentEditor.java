package org.portal365.api.disk;

import org.portal365.api.Actor;
import org.portal365.api.Outcome;

/** Opens documents of the Disk elsewhere. Registered only while switched on. */
public interface DocumentEditor {
    EditorInfo info();

    /** What can be done with the file; quick, asks nobody. */
    Offer offer(FileInfo file, Actor actor);

    /** Begins a session, or joins the one that is running; returns before the document has been brought there. */
    Outcome<EditSession, EditRefusal> open(OpenRequest request);

    /** Creates an empty document in the Disk and opens it. */
    Outcome<EditSession, EditRefusal> create(CreateRequest request);
}
