package org.portal365.api.module;

import org.portal365.api.UserId;

/**
 * Whose data is to be erased.
 *
 * @param pseudonym stands for the user in what has to stay, such as the versions of a document of others
 * @param discard give up what cannot be brought back or cannot be removed at the outside service
 */
public record ErasureRequest(UserId user, String pseudonym, boolean discard) {}
