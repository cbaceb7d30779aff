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

    /**
     * Disables as {@link #disable} does, on the word of an outside service, unless nobody who is enabled could administer
     * the portal any more: who closes accounts elsewhere must not be able to lock everybody out.
     *
     * @return false: this is the last administrator, and nothing has happened
     */
    boolean disableUnlessLastAdministrator(UserId id, String why);
}
