package org.portal365.api.portal;

import java.util.Set;
import org.portal365.api.GroupId;
import org.portal365.api.UserId;

/** The groups of the portal. */
public interface Groups {
    Set<GroupId> of(UserId id);

    /** Replaces the memberships that came from this source; never touches those made by hand or by another source. */
    void replaceMapped(UserId id, String source, Set<GroupId> groups);
}
