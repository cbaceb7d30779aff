package org.portal365.mail.core;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;

/** Connects a mailbox of Exchange Online: account, token, a try, and only then a row. */
public final class Connecting {
    private final ConnectedAccounts accounts;
    private final AccountTokens tokens;
    private final RemoteMailboxes servers;
    private final BoxStore store;
    private final Refusals refusals;
    private final Supplier<String> ids;

    public Connecting(
            ConnectedAccounts accounts,
            AccountTokens tokens,
            RemoteMailboxes servers,
            BoxStore store,
            Refusals refusals,
            Supplier<String> ids) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.servers = servers;
        this.store = store;
        this.refusals = refusals;
        this.ids = ids;
    }

    /** Connects, or says what is missing. */
    public Outcome<Box, MailRefusal> connect(String provider, ConnectRequest request) {
        Optional<ConnectedAccount> account = accounts.of(request.actor().user()).stream()
                .filter(own -> request.account().isEmpty()
                        || request.account().orElseThrow().equals(own.id()))
                .min(Comparator.comparing(own -> own.state() == GrantState.OK ? 0 : 1));
        if (account.isEmpty()) {
            return Refused.<Box, MailRefusal>because(MailRefusal.SIGN_IN_NEEDED, Phrases.text("refused.no_account"))
                    .withChallenge(tokens.connect());
        }
        ConnectedAccount own = account.orElseThrow();
        Optional<String> address = Addresses.wire(request.address().orElse(own.login()));
        if (address.isEmpty()) {
            return Refused.because(MailRefusal.NOT_ACCEPTED, Phrases.text("refused.address"));
        }
        Box box = new Box(
                new MailboxId(ids.get()),
                own.owner(),
                provider,
                address.orElseThrow().toLowerCase(Locale.ROOT),
                "",
                own.login(),
                own.id(),
                Optional.empty(),
                Optional.empty(),
                Hold.NONE);
        return tokens.mail(own.id()).fold(token -> tried(box), refused -> refusals.of(box, refused));
    }

    private Outcome<Box, MailRefusal> closed(Box box) {
        return refusals.of(box, new MailFault(MailFault.Kind.UNREACHABLE, "the connection was closed at once"));
    }

    private Outcome<Box, MailRefusal> tried(Box box) {
        try (RemoteMailbox remote = servers.open(box)) {
            return remote.open() ? new Done<>(store.put(box)) : closed(box);
        } catch (GrantRefusedException e) {
            return refusals.of(box, e.refused());
        } catch (MailFault e) {
            return refusals.of(box, e);
        }
    }
}
