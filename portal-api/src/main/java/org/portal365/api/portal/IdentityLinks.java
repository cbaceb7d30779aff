package org.portal365.api.portal;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;

/** Which outside identity belongs to which user: at most one user each. */
public interface IdentityLinks {
    Optional<UserId> owner(ExternalIdentity who);

    /** Links; linking what is linked to the same user already is done. A link never moves to another user. */
    Outcome<Nothing, LinkRefusal> link(UserId id, ExternalIdentity who);

    /** Unlinks; unlinking what is not linked is done. */
    Outcome<Nothing, LinkRefusal> unlink(UserId id, ExternalIdentity who);

    List<ExternalIdentity> of(UserId id);

    /**
     * Every identity of a service that is linked to a user, one page at a time, those of one tenant together.
     *
     * @param after the last identity of the page before; empty: from the beginning
     * @param most as many as a page holds; fewer come when it is the last one
     */
    List<ExternalIdentity> linked(String provider, Optional<ExternalIdentity> after, int most);
}
