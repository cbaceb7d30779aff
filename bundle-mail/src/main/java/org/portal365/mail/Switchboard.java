package org.portal365.mail;

import java.util.List;
import java.util.Map;
import org.portal365.api.module.Problem;
import org.portal365.mail.core.MailPolicy;

/** The settings in force: the last valid ones, and what is wrong with the newest. Safe for threads. */
final class Switchboard {
    private volatile MailPolicy policy = MailSettings.parse(Map.of()).policy();
    private volatile List<Problem> problems = List.of();

    MailPolicy policy() {
        return policy;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Puts the settings in force if they are valid, and says whether they are. */
    boolean take(Map<String, ?> values) {
        MailSettings parsed = MailSettings.parse(values);
        problems = parsed.problems();
        if (problems.isEmpty()) {
            policy = parsed.policy();
        }
        return problems.isEmpty();
    }
}
