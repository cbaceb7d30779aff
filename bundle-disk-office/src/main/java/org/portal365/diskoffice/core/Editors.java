package org.portal365.diskoffice.core;

import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;

/** Which user of the portal somebody in the outside directory is. */
@FunctionalInterface
public interface Editors {
    /**
     * Empty for strangers and for users who are gone.
     *
     * @param account in whose tenant the subject is
     */
    Optional<UserId> user(AccountId account, String subject);
}
