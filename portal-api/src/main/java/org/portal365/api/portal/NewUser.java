package org.portal365.api.portal;

import java.util.Set;
import org.portal365.api.GroupId;

/**
 * A user to be registered who signs in from outside.
 *
 * @param identity linked in the same step, so that a crash leaves neither half
 */
public record NewUser(Profile profile, ExternalIdentity identity, Set<GroupId> groups) {
    public NewUser {
        groups = Set.copyOf(groups);
    }
}
