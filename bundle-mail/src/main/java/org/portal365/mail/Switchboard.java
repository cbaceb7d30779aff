package org.portal365.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.module.Problem;
import org.portal365.m365.cloud.MailHosts;
import org.portal365.mail.core.ConnectPolicy;
import org.portal365.mail.core.MailPolicy;

/** The settings in force: the last valid ones, and what is wrong with the newest. Safe for threads. */
final class Switchboard {
    private volatile MailSettings settings = MailSettings.parse(Map.of());
    private volatile List<Problem> problems = List.of();
    private volatile Optional<MailHosts.Server> localServer = Optional.empty();

    MailPolicy policy() {
        return settings.policy();
    }

    /** For connecting, and for what is connected. */
    ConnectPolicy connect() {
        return settings.connect();
    }

    /** For those who want to connect: no provider while all is switched off. */
    ConnectPolicy offered() {
        ConnectPolicy now = connect();
        return policy().enabled()
                ? now
                : new ConnectPolicy(List.of(), now.servers(), now.shared(), now.domains(), now.perUser());
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
            settings = parsed;
        }
        return problems.isEmpty();
    }
}
