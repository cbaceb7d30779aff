package org.portal365.api.portal;

import org.portal365.api.UserId;

/** Signed-in browsers. */
public interface Sessions {
    /**
     * Ends the sessions that began with this session of an outside service.
     *
     * @return how many ended
     */
    int endByExternal(String provider, String externalSession);

    /**
     * Ends every session of the user.
     *
     * @return how many ended
     */
    int endAll(UserId id);
}
