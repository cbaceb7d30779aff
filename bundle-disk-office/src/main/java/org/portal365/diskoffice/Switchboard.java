package org.portal365.diskoffice;

import java.util.List;
import java.util.Map;
import org.portal365.api.module.Problem;
import org.portal365.diskoffice.core.EditPolicy;

/** The settings in force: the last valid ones, and what is wrong with the newest. Safe for threads. */
final class Switchboard {
    private volatile EditPolicy policy = DiskOfficeSettings.parse(Map.of()).policy();
    private volatile List<Problem> problems = List.of();

    EditPolicy policy() {
        return policy;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Puts the settings in force if they are valid, and says whether they are. */
    boolean take(Map<String, ?> values) {
        Parsed parsed = DiskOfficeSettings.parse(values);
        problems = parsed.problems();
        if (parsed.valid()) {
            policy = parsed.policy();
        }
        return parsed.valid();
    }
}
