package org.portal365.diskoffice.core;

import java.util.List;

/** Where a step stores the session while it goes on. */
public interface Journal {
    /** Stores it, or throws when another node has taken over: then this one must stop at once. */
    void write(Session session);

    /** As it was last stored. */
    Session current();

    /** Who has joined and is not let in yet. */
    List<Participant> uninvited();

    void invited(Participant participant);
}
