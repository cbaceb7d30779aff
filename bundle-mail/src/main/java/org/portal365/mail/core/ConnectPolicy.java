package org.portal365.mail.core;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings in force for connecting.
 *
 * @param providers ids of those that are switched on, in their order
 * @param servers that passwords may be given to
 * @param shared addresses, or domains as "@DOMAIN", that may be opened besides the one of the account; "*": any
 * @param domains where the mail of domains is: the id of a provider or of a server
 * @param perUser most recipients a day that a user writes to, from all mailboxes together
 */
public record ConnectPolicy(
        List<String> providers,
        List<MailServer> servers,
        Set<String> shared,
        Map<String, String> domains,
        int perUser) {
    /** Providers that sign in at Microsoft. */
    public static final List<String> CLOUD = List.of("office365", "exchange-online");

    /** What there is to switch on. */
    public static final List<String> ALL = List.of("office365", "exchange-online", "exchange", "imap");

    public ConnectPolicy {
        providers = List.copyOf(providers);
        servers = List.copyOf(servers);
        shared = Set.copyOf(shared);
        domains = Map.copyOf(domains);
    }

    public Optional<MailServer> server(String id) {
        return servers.stream().filter(server -> server.id().equals(id)).findFirst();
    }

    public List<MailServer> servers(MailServer.Kind kind) {
        return servers.stream().filter(server -> server.kind() == kind).toList();
    }

    /** The first provider of the order that signs in at Microsoft. */
    public Optional<String> cloudProvider() {
        return providers.stream().filter(CLOUD::contains).findFirst();
    }

    /** Whether somebody who signs in by this name may open the mailbox, as far as the portal is concerned. */
    public boolean mayOpen(String login, String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return login.equalsIgnoreCase(address)
                || shared.contains("*")
                || shared.contains(lower)
                || shared.contains(lower.substring(lower.lastIndexOf('@')));
    }
}
