package org.portal365.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.module.Problem;
import org.portal365.m365.cloud.MailHosts;
import org.portal365.mail.core.MailPolicy;

/** The settings in force: the last valid ones, and what is wrong with the newest. Safe for threads. */
final class Switchboard {
    private volatile MailPolicy policy = MailSettings.parse(Map.of()).policy();
    private volatile List<Problem> problems = List.of();
    private volatile Optional<MailHosts.Server> localServer = Optional.empty();

    MailPolicy policy() {
        return policy;
    }

    /** The portal's own SMTP server. */
    Optional<MailHosts.Server> localServer() {
        return localServer;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Puts the settings in force if they are valid, and says whether they are. */
    boolean take(Map<String, ?> values) {
        MailSettings parsed = MailSettings.parse(values);
        problems = parsed.problems();
        if (problems.isEmpty()) {
            localServer = LocalServer.address(values);
            policy = parsed.policy();
        }
        return problems.isEmpty();
    }
}
