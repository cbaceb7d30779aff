package org.portal365.api.disk;

import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.VersionId;

/**
 * A wish to edit.
 *
 * @param account which connected account to use; empty: the editor chooses, or refuses with a challenge
 * @param version an older version to begin from, in a session of its own; empty: the newest
 */
public record OpenRequest(Actor actor, FileId file, Optional<AccountId> account, Optional<VersionId> version) {
    /** The newest version. */
    public OpenRequest(Actor actor, FileId file, Optional<AccountId> account) {
        this(actor, file, account, Optional.empty());
    }
}
