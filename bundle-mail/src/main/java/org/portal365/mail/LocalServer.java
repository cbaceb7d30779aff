package org.portal365.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.module.Problem;
import org.portal365.m365.cloud.MailHosts;
import org.portal365.mail.core.Phrases;

/** The settings of a portal's own SMTP server, which sends in the place of the provider's. */
final class LocalServer {
    static final String OUTGOING = "outgoing";
    static final String ADDRESS = "local.smtp.server";

    private LocalServer() {}

    /** Whether messages go through it; what is wrong is added to the problems. */
    static boolean chosen(Map<String, ?> values, List<Problem> problems) {
        String outgoing = text(values, OUTGOING).orElse("provider");
        if (!outgoing.equals("provider") && !outgoing.equals("local")) {
            problems.add(new Problem(OUTGOING, Phrases.text("problem.not_choice", OUTGOING, "provider, local")));
        }
        boolean local = outgoing.equals("local");
        if ((local || text(values, ADDRESS).isPresent()) && address(values).isEmpty()) {
            problems.add(new Problem(ADDRESS, Phrases.text("problem.not_server", ADDRESS)));
        }
        return local;
    }

    /** Where it is; empty when none is named, or none that can be. */
    static Optional<MailHosts.Server> address(Map<String, ?> values) {
        try {
            return text(values, ADDRESS).map(MailHosts.Server::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Map<String, ?> values, String key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> value.toString().strip())
                .filter(value -> !value.isEmpty());
    }
}
