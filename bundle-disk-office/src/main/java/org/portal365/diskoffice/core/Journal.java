package org.portal365.diskoffice.core;

import java.util.List;
import org.portal365.api.disk.Presence;

/** Where a step stores the session while it goes on. */
public interface Journal {
    /** Stores it, or throws when another node has taken over: then this one must stop at once. */
    void write(Session session);

    /** As it was last stored. */
    Session current();

    /** Who has joined. */
    List<Participant> participants();

    /** How far somebody has come. */
    void entered(Participant participant, Presence.Entry entry);

    /** Permissions that were given for the working copy and not taken back yet. */
    List<String> granted();

    /** What was given to one of them by name. */
    List<String> granted(Participant participant);

    void granted(Participant participant, String permission);

    /** Given to everybody who is in it. */
    void granted(String permission);

    void revoked(String permission);
}
