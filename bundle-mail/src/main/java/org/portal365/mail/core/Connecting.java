package org.portal365.mail.core;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;

/** Connects a mailbox of Exchange Online: account, right, token, a try, and only then a row. */
public final class Connecting {
    /** Accounts that are tried for a mailbox that is none of theirs. */
    private static final int MOST_ACCOUNTS = 5;

    private final ConnectedAccounts accounts;
    private final AccountTokens tokens;
    private final RemoteMailboxes servers;
    private final Linking linking;
    private final Refusals refusals;
    private final Supplier<ConnectPolicy> policy;

    public Connecting(
            ConnectedAccounts accounts,
            AccountTokens tokens,
            RemoteMailboxes servers,
            Linking linking,
            Refusals refusals,
            Supplier<ConnectPolicy> policy) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.servers = servers;
        this.linking = linking;
        this.refusals = refusals;
        this.policy = policy;
    }

    /** Connects, or says what is missing. */
    public Outcome<Box, MailRefusal> connect(String provider, ConnectRequest request) {
        if (request.password().isPresent()) {
            return refused("refused.cloud_password");
        }
        List<ConnectedAccount> candidates = accounts(request);
        if (candidates.isEmpty()) {
            return Refused.<Box, MailRefusal>because(MailRefusal.SIGN_IN_NEEDED, Phrases.text("refused.no_account"))
                    .withChallenge(tokens.connect());
        }
        Outcome<Box, MailRefusal> first = connect(provider, request, candidates.get(0));
        for (ConnectedAccount next : candidates.subList(1, candidates.size())) {
            if (first.optional().isPresent()) {
                break;
            }
            // Of several accounts, another one may have the right.
            Outcome<Box, MailRefusal> other = connect(provider, request, next);
            first = other.optional().isPresent() ? other : first;
        }
        return first;
    }

    private Outcome<Box, MailRefusal> connect(String provider, ConnectRequest request, ConnectedAccount own) {
        Optional<String> wire = Addresses.wire(request.address().orElse(own.login()));
        if (wire.isEmpty()) {
            return refused("refused.address");
        }
        String address = wire.orElseThrow().toLowerCase(Locale.ROOT);
        if (!policy.get().mayOpen(own.login(), address)) {
            // It may be the own mailbox of an account that is not connected yet.
            return Refused.<Box, MailRefusal>because(
                            MailRefusal.NO_RIGHT,
                            Phrases.text("refused.shared", address, own.login()),
                            Phrases.text("refused.shared.admin", address))
                    .withChallenge(tokens.connect());
        }
        Box box = Box.fresh(
                new MailboxId(linking.id()),
                own.owner(),
                there(own, address).map(Box::provider).orElse(provider),
                address,
                Access.account(own.login(), own.id()));
        return tokens.read(own.id()).fold(token -> tried(box), refused -> refusals.of(box, refused));
    }

    /** The account that was chosen, or that of the address; else all that may do, those that work and have no mailbox first. */
    private List<ConnectedAccount> accounts(ConnectRequest request) {
        List<ConnectedAccount> all = accounts.of(request.actor().user()).stream()
                .filter(own -> request.account().isEmpty()
                        || request.account().orElseThrow().equals(own.id()))
                .toList();
        Optional<String> address = request.address().map(String::strip);
        Optional<ConnectedAccount> exact = all.stream()
                .filter(own -> address.filter(own.login()::equalsIgnoreCase).isPresent())
                .findFirst();
        if (exact.isPresent()) {
            return List.of(exact.orElseThrow());
        }
        return all.stream()
                .sorted(Comparator.comparing((ConnectedAccount own) -> own.state() == GrantState.OK ? 0 : 1)
                        .thenComparing(own ->
                                there(own, own.login().toLowerCase(Locale.ROOT)).isPresent() ? 1 : 0))
                .limit(address.isPresent() ? MOST_ACCOUNTS : 1)
                .toList();
    }

    /** Connected by another provider of the cloud, it is the same mailbox. */
    private Optional<Box> there(ConnectedAccount own, String address) {
        return linking.store().of(own.owner()).stream()
                .filter(box -> !box.access().byPassword() && box.address().equals(address))
                .findFirst();
    }

    private Outcome<Box, MailRefusal> tried(Box box) {
        try (RemoteMailbox remote = servers.open(box)) {
            if (!remote.open()) {
                throw new MailFault(MailFault.Kind.UNREACHABLE, "the connection was closed at once");
            }
            return linking.link(box);
        } catch (GrantRefusedException e) {
            return refusals.of(box, e.refused());
        } catch (MailFault e) {
            return refusals.of(box, e);
        }
    }

    private static Outcome<Box, MailRefusal> refused(String word) {
        return Refused.because(MailRefusal.NOT_ACCEPTED, Phrases.text(word));
    }
}
