package org.portal365.mail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.m365.cloud.MailHosts;
import org.portal365.mail.core.MailServer;
import org.portal365.mail.core.MicrosoftHosts;

/**
 * A mail server as an administrator writes it on one line:
 * {@code NAME; type=exchange; imap=HOST:993; smtp=HOST:587; domains=a.example,b.example; login=any; ca=/path/ca.pem}.
 */
final class ServerLine {
    private static final Set<String> KEYS = Set.of("type", "imap", "smtp", "domains", "login", "ca");
    private static final int SMTPS = 465;
    private static final int PLAIN_IMAP = 143;
    private static final int LONGEST_NAME = 60;

    private final String name;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ServerLine(String line) {
        String[] parts = line.split(";", -1);
        name = parts[0].strip();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            String key = pair[0].strip().toLowerCase(Locale.ROOT);
            sure(pair.length == 2 && KEYS.contains(key), "server.key", parts[i].strip());
            values.put(key, pair[1].strip());
        }
    }

    /** What is wrong with it, as a word and what it is about. */
    static final class WrongException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String word;

        WrongException(String word, String what) {
            super(what);
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private static void sure(boolean good, String word, String what) {
        if (!good) {
            throw new IllegalArgumentException(word + "|" + what);
        }
    }

    /** Reads a line. */
    static MailServer parse(String line) throws WrongException {
        try {
            return new ServerLine(line).server();
        } catch (IllegalArgumentException e) {
            String[] words = String.valueOf(e.getMessage()).split("\\|", 2);
            throw words.length == 2
                    ? new WrongException(words[0], words[1])
                    : new WrongException("server.host", words[0]);
        }
    }

    private MailServer server() {
        sure(name.matches("[^=|]{1," + LONGEST_NAME + "}"), "server.name", name);
        String type = values.getOrDefault("type", "exchange").toUpperCase(Locale.ROOT);
        sure(type.equals("EXCHANGE") || type.equals("IMAP"), "server.type", type);
        MailServer.Kind kind = MailServer.Kind.valueOf(type);
        String login = values.getOrDefault("login", kind == MailServer.Kind.EXCHANGE ? "any" : "address");
        sure(login.equals("any") || login.equals("address"), "server.login", login);
        MailServer.Line imap = line("imap");
        sure(imap.port() != PLAIN_IMAP, "server.plain", imap.host() + ":" + imap.port());
        return new MailServer(
                name.toLowerCase(Locale.ROOT),
                name,
                kind,
                imap,
                line("smtp"),
                domains(),
                login.equals("any"),
                authorities());
    }

    private MailServer.Line line(String key) {
        MailHosts.Server server = MailHosts.Server.parse(values.getOrDefault(key, ""));
        sure(!MicrosoftHosts.server(server.host()), "server.microsoft", server.host());
        boolean tls = key.equals("imap") || server.port() == SMTPS;
        return new MailServer.Line(server.host(), server.port(), tls);
    }

    private Set<String> domains() {
        Set<String> domains = new HashSet<>();
        for (String domain :
                values.getOrDefault("domains", "").toLowerCase(Locale.ROOT).split(",", -1)) {
            if (!domain.isBlank()) {
                sure(domain.strip().matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?"), "server.domain", domain);
                domains.add(domain.strip());
            }
        }
        return domains;
    }

    private Optional<Path> authorities() {
        String file = values.getOrDefault("ca", "");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Path path = Path.of(file);
        sure(path.isAbsolute() && Files.isReadable(path), "server.ca", file);
        return Optional.of(path);
    }
}
