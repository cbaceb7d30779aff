package org.portal365.diskoffice;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.module.Problem;
import org.portal365.diskoffice.core.EditPolicy;

/** The settings in force: the last valid ones, and what is wrong with the newest. Safe for threads. */
final class Switchboard {
    private volatile EditPolicy policy = DiskOfficeSettings.parse(Map.of()).policy();
    private volatile Optional<Path> converter = Optional.empty();
    private volatile List<Problem> problems = List.of();

    EditPolicy policy() {
        return policy;
    }

    /** The program that converts old formats. */
    Optional<Path> converter() {
        return converter;
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
            converter = parsed.converter();
        }
        return parsed.valid();
    }
}
