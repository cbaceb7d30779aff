package org.portal365.diskoffice;

import java.util.List;
import org.portal365.api.module.Problem;
import org.portal365.diskoffice.core.EditPolicy;

/** Settings as read; good only when there are no problems. */
record Parsed(EditPolicy policy, List<Problem> problems) {
    boolean valid() {
        return problems.isEmpty();
    }
}
