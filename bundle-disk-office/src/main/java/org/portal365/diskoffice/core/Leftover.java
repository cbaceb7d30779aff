package org.portal365.diskoffice.core;

import java.time.Instant;

/**
 * A folder where working copies lie, in the outside drive.
 *
 * @param name the session's id, or anything else that somebody has put there
 * @param modified when anything in it was changed last
 */
public record Leftover(String id, String name, Instant modified) {}
