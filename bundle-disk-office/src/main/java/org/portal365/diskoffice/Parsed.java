package org.portal365.diskoffice;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.portal365.api.module.Problem;
import org.portal365.diskoffice.core.EditPolicy;

/** Settings as read; good only when there are no problems. */
record Parsed(EditPolicy policy, Optional<Path> converter, List<Problem> problems) {
    boolean valid() {
        return problems.isEmpty();
    }
}
