package org.portal365.mail.core;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.portal365.api.Text;
import org.portal365.api.mail.MailRecognition;
import org.portal365.api.mail.Recognised;

/**
 * Where the mail of an address is, the surest sign first: what the administrator has written, domains that everybody
 * knows, the exchangers in DNS, and last whether Entra ID knows the domain.
 */
public final class Recognition implements MailRecognition {
    private final Supplier<ConnectPolicy> policy;
    private final BooleanSupplier registered;
    private final Exchangers exchangers;
    private final Predicate<String> tenant;

    /**
     * Asks nothing yet.
     *
     * @param registered whether the cloud is configured
     * @param tenant whether the cloud has a tenant of the domain; false when it does not answer
     */
    public Recognition(
            Supplier<ConnectPolicy> policy,
            BooleanSupplier registered,
            Exchangers exchangers,
            Predicate<String> tenant) {
        this.policy = policy;
        this.registered = registered;
        this.exchangers = exchangers;
        this.tenant = tenant;
    }

    /** Mail exchangers of a domain, best first (RFC 5321, 5.1). */
    @FunctionalInterface
    public interface Exchangers {
        /** None when there are none, or nobody answers in time. */
        List<String> of(String domain);
    }

    /** Where mail is. */
    enum Where {
        MICROSOFT,
        PERSONAL,
        SERVER,
        /** A tenant is there, but nothing says that its mail is. */
        LIKELY_MICROSOFT,
        UNKNOWN
    }

    /** What was found; the server only with {@link Where#SERVER}. */
    record Found(Where where, Optional<MailServer> server) {
        static Found at(Where where) {
            return new Found(where, Optional.empty());
        }
    }

    @Override
    public Recognised recognise(String typed) {
        Optional<String> wire = Addresses.wire(typed).map(address -> address.toLowerCase(Locale.ROOT));
        if (wire.isEmpty()) {
            return new Recognised(typed, Optional.empty(), Optional.empty(), Phrases.text("refused.address"));
        }
        String address = wire.orElseThrow();
        String domain = domain(address);
        Found found = find(domain);
        return switch (found.where()) {
            case MICROSOFT, LIKELY_MICROSOFT -> cloud(address, domain);
            case PERSONAL -> none(address, Phrases.text("recognised.personal", domain));
            case SERVER -> server(address, domain, found.server().orElseThrow());
            case UNKNOWN -> unknown(address, domain);
        };
    }

    /** Whether a password for this address would be one of Microsoft's cloud, by signs that leave no doubt. */
    boolean surelyMicrosoft(String address) {
        Where where = find(domain(address)).where();
        return where == Where.MICROSOFT || where == Where.PERSONAL;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    Found find(String domain) {
        ConnectPolicy now = policy.get();
        Optional<Found> told = told(now, domain);
        if (told.isPresent()) {
            return told.orElseThrow();
        }
        if (MicrosoftHosts.work(domain) || MicrosoftHosts.personal(domain)) {
            return Found.at(MicrosoftHosts.work(domain) ? Where.MICROSOFT : Where.PERSONAL);
        }
        List<String> hosts = exchangers.of(domain);
        if (hosts.stream().anyMatch(MicrosoftHosts::exchanger)) {
            return Found.at(Where.MICROSOFT);
        }
        Optional<MailServer> server =
                now.servers().stream().filter(one -> named(one, hosts)).findFirst();
        if (server.isPresent()) {
            return new Found(Where.SERVER, server);
        }
        return Found.at(tenant.test(domain) ? Where.LIKELY_MICROSOFT : Where.UNKNOWN);
    }

    /** What the administrator has written. */
    private static Optional<Found> told(ConnectPolicy now, String domain) {
        String target = now.domains().getOrDefault(domain, "");
        if (ConnectPolicy.CLOUD.contains(target)) {
            return Optional.of(Found.at(Where.MICROSOFT));
        }
        return now.server(target)
                .or(() -> now.servers().stream()
                        .filter(server -> server.names(domain))
                        .findFirst())
                .map(server -> new Found(Where.SERVER, Optional.of(server)));
    }

    private static boolean named(MailServer server, List<String> hosts) {
        return hosts.stream()
                .anyMatch(host -> host.equalsIgnoreCase(server.imap().host())
                        || host.equalsIgnoreCase(server.smtp().host()));
    }

    private Recognised cloud(String address, String domain) {
        Optional<String> provider = policy.get().cloudProvider();
        if (provider.isEmpty() || !registered.getAsBoolean()) {
            return none(address, Phrases.text("recognised.cloud_off", domain));
        }
        return new Recognised(address, provider, Optional.empty(), Phrases.text("recognised.cloud", domain));
    }

    private Recognised server(String address, String domain, MailServer server) {
        String provider = server.kind().provider();
        if (!policy.get().providers().contains(provider)) {
            return none(address, Phrases.text("recognised.server_off", domain, server.name()));
        }
        return new Recognised(
                address,
                Optional.of(provider),
                Optional.of(server.id()),
                Phrases.text("recognised.server", domain, server.name()));
    }

    /** With one server that takes any domain there is still a way. */
    private Recognised unknown(String address, String domain) {
        ConnectPolicy now = policy.get();
        return now.servers().stream()
                .filter(server -> server.serves(domain)
                        && now.providers().contains(server.kind().provider()))
                .findFirst()
                .map(server -> new Recognised(
                        address,
                        Optional.of(server.kind().provider()),
                        Optional.of(server.id()),
                        Phrases.text("recognised.perhaps", domain, server.name())))
                .orElseGet(() -> none(address, Phrases.text("recognised.unknown", domain)));
    }

    private static Recognised none(String address, Text words) {
        return new Recognised(address, Optional.empty(), Optional.empty(), words);
    }
}
