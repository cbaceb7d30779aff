package org.portal365.diskoffice.core;

import java.util.Optional;
import org.portal365.api.disk.EditState;

/**
 * Where a session is.
 *
 * @param result how it ended for the user; kept while and after the working copy is removed
 */
public record Stage(EditState state, Optional<EditState> result) {}
