package org.portal365.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.portal365.api.module.Problem;
import org.portal365.mail.core.ConnectPolicy;
import org.portal365.mail.core.MailServer;
import org.portal365.mail.core.Phrases;

/** The settings that are about connecting: which providers, which servers, whose mailboxes. */
final class ConnectSettings {
    static final String PROVIDERS = "providers";
    static final String SERVERS = "mail.servers";
    static final String SHARED = "shared.mailboxes";
    static final String DOMAINS = "domains";
    static final String PER_USER = "send.per.user";

    private static final List<String> USUAL = List.of("office365", "exchange", "imap");
    private static final String SHARED_ONE = "\\*|@[a-z0-9.-]+|[^@\\s]+@[a-z0-9.-]+";

    private final Map<String, ?> values;
    private final List<Problem> problems;

    private ConnectSettings(Map<String, ?> values, List<Problem> problems) {
        this.values = values;
        this.problems = problems;
    }

    /** Reads them, and adds to the problems what is wrong. */
    static ConnectPolicy parse(Map<String, ?> values, int perUser, List<Problem> problems) {
        ConnectSettings settings = new ConnectSettings(values, problems);
        List<MailServer> servers = settings.servers();
        return new ConnectPolicy(settings.providers(), servers, settings.shared(), settings.domains(servers), perUser);
    }

    /** The lines of a setting, however it is kept. */
    private List<String> lines(String key) {
        Object value = values.get(key);
        Stream<?> parts = value instanceof Object[] many
                ? Stream.of(many)
                : value instanceof Collection<?> some ? some.stream() : Stream.ofNullable(value);
        return parts.map(Objects::toString)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<String> providers() {
        if (values.get(PROVIDERS) == null) {
            return USUAL;
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (String line : lines(PROVIDERS)) {
            for (String one : line.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
                if (ConnectPolicy.ALL.contains(one)) {
                    chosen.add(one);
                } else if (!one.isEmpty()) {
                    problem(PROVIDERS, "problem.not_choice", PROVIDERS, String.join(", ", ConnectPolicy.ALL));
                }
            }
        }
        return List.copyOf(chosen);
    }

    private List<MailServer> servers() {
        List<MailServer> servers = new ArrayList<>();
        for (String line : lines(SERVERS)) {
            try {
                MailServer server = ServerLine.parse(line);
                if (servers.stream().anyMatch(one -> one.id().equals(server.id()))) {
                    problem(SERVERS, "problem.server.twice", server.name());
                } else {
                    servers.add(server);
                }
            } catch (ServerLine.WrongException e) {
                problem(SERVERS, "problem." + e.word(), String.valueOf(e.getMessage()));
            }
        }
        return servers;
    }

    private Set<String> shared() {
        Set<String> shared = new LinkedHashSet<>();
        for (String line : lines(SHARED)) {
            String one = line.toLowerCase(Locale.ROOT);
            if (one.matches(SHARED_ONE)) {
                shared.add(one);
            } else {
                problem(SHARED, "problem.shared", line);
            }
        }
        return shared;
    }

    private Map<String, String> domains(List<MailServer> servers) {
        Map<String, String> domains = new HashMap<>();
        for (String line : lines(DOMAINS)) {
            String[] pair = line.toLowerCase(Locale.ROOT).split("=", 2);
            String target = pair.length == 2 ? pair[1].strip() : "";
            boolean known = ConnectPolicy.CLOUD.contains(target)
                    || servers.stream().anyMatch(server -> server.id().equals(target));
            if (known) {
                domains.put(pair[0].strip(), target);
            } else {
                problem(DOMAINS, "problem.domain", line);
            }
        }
        return domains;
    }

    private void problem(String key, String word, Object... arguments) {
        problems.add(new Problem(key, Phrases.text(word, arguments)));
    }
}
