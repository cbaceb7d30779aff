package org.portal365.api.portal;

import java.util.Optional;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;

/** The users of the portal. */
public interface Users {
    /** The user, also a disabled one; empty when there is no such user (any more). */
    Optional<User> find(UserId id);

    /** Registers a user and links the identity, both or neither. The same identity twice gives TAKEN. */
    Outcome<UserId, RegistrationRefusal> register(NewUser user);

    /** Takes over what the outside service knows of the person. Unknown users are left alone. */
    void update(UserId id, Profile profile);

    /** No sign-in any more; sessions end. Already disabled or unknown: nothing happens. */
    void disable(UserId id, String why);
}
