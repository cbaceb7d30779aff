package org.portal365.api.disk;

import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.FileId;

/**
 * A wish to edit.
 *
 * @param account which connected account to use; empty: the editor chooses, or refuses with a challenge
 */
public record OpenRequest(Actor actor, FileId file, Optional<AccountId> account) {}
