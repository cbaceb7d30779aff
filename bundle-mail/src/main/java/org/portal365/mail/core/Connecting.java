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
        Optional<ConnectedAccount> account = account(request);
        if (account.isEmpty()) {
            return Refused.<Box, MailRefusal>because(MailRefusal.SIGN_IN_NEEDED, Phrases.text("refused.no_account"))
                    .withChallenge(tokens.connect());
        }
        ConnectedAccount own = account.orElseThrow();
        Optional<String> wire = Addresses.wire(request.address().orElse(own.login()));
        if (wire.isEmpty()) {
            return refused("refused.address");
        }
        String address = wire.orElseThrow().toLowerCase(Locale.ROOT);
        if (!policy.get().mayOpen(own.login(), address)) {
            return Refused.because(
                    MailRefusal.NO_RIGHT,
                    Phrases.text("refused.shared", address, own.login()),
                    Phrases.text("refused.shared.admin", address));
        }
        Box box = Box.fresh(
                new MailboxId(linking.id()),
                own.owner(),
                there(own, address).map(Box::provider).orElse(provider),
                address,
                Access.account(own.login(), own.id()));
        return tokens.mail(own.id()).fold(token -> tried(box), refused -> refusals.of(box, refused));
    }

    /** The account that was chosen, or that of the address, or else one that works. */
    private Optional<ConnectedAccount> account(ConnectRequest request) {
        List<ConnectedAccount> all = accounts.of(request.actor().user());
        String address = request.address().orElse("").strip();
        return all.stream()
                .filter(own -> request.account().isEmpty()
                        || request.account().orElseThrow().equals(own.id()))
                .min(Comparator.comparing((ConnectedAccount own) -> own.login().equalsIgnoreCase(address) ? 0 : 1)
                        .thenComparing(own -> own.state() == GrantState.OK ? 0 : 1));
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
