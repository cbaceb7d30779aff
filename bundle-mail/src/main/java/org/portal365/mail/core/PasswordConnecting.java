package org.portal365.mail.core;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.PasswordLogin;

/**
 * Connects a mailbox by password, at a server of the administrator's list and no other. A password that is one of
 * Microsoft's cloud is refused before anything is connected.
 */
public final class PasswordConnecting {
    private final Supplier<ConnectPolicy> policy;
    private final Recognition recognition;
    private final Trial trial;
    private final Linking linking;
    private final Refusals refusals;
    private final Tries tries;

    public PasswordConnecting(
            Supplier<ConnectPolicy> policy,
            Recognition recognition,
            Trial trial,
            Linking linking,
            Refusals refusals,
            Tries tries) {
        this.policy = policy;
        this.recognition = recognition;
        this.trial = trial;
        this.linking = linking;
        this.refusals = refusals;
        this.tries = tries;
    }

    /** Opens a mailbox with a password that is not kept yet. */
    @FunctionalInterface
    public interface Trial {
        /**
         * Signs in and makes sure that the mailbox can be read.
         *
         * @throws MailFault when the server does not let in
         */
        RemoteMailbox open(Box box, String password);
    }

    /** Connects, or says what is wrong. */
    public Outcome<Box, MailRefusal> connect(MailServer.Kind kind, ConnectRequest request) {
        Optional<String> address =
                Addresses.wire(request.address().orElse("")).map(text -> text.toLowerCase(Locale.ROOT));
        if (address.isEmpty()) {
            return refused("refused.address");
        }
        if (recognition.surelyMicrosoft(address.orElseThrow())) {
            return refused("refused.cloud_password");
        }
        Optional<PasswordLogin> login =
                request.password().filter(typed -> !typed.password().isEmpty());
        if (login.isEmpty()) {
            return refused("refused.no_password");
        }
        return connect(kind, request, address.orElseThrow(), login.orElseThrow());
    }

    private Outcome<Box, MailRefusal> connect(
            MailServer.Kind kind, ConnectRequest request, String address, PasswordLogin typed) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        String login = typed.login().isBlank() ? address : typed.login().strip();
        Optional<MailServer> server = policy.get().servers(kind).stream()
                .filter(one ->
                        typed.server().isEmpty() ? one.serves(domain) : one.id().equals(typed.server()))
                .findFirst()
                .filter(one -> !MicrosoftHosts.server(one.imap().host()));
        if (server.isEmpty()) {
            return refused("refused.no_server");
        }
        if (!server.orElseThrow().serves(domain)) {
            return refused("refused.server_domain");
        }
        if (!Addresses.headerText(login) || !Addresses.headerText(typed.password())) {
            return refused("refused.login_control");
        }
        if (!server.orElseThrow().fits(login, address)) {
            return refused("refused.login_other");
        }
        if (!tries.take(request.actor().user().value())) {
            return Refused.because(MailRefusal.TRY_LATER, Phrases.text("refused.tries"));
        }
        Access access = Access.password(login, server.orElseThrow().id());
        Box box = Box.fresh(new MailboxId(linking.id()), request.actor().user(), kind.provider(), address, access);
        return tried(box, typed.password());
    }

    private Outcome<Box, MailRefusal> tried(Box box, String password) {
        try (RemoteMailbox remote = trial.open(box, password)) {
            if (!remote.open()) {
                throw new MailFault(MailFault.Kind.UNREACHABLE, "the connection was closed at once");
            }
            return linking.link(box, password);
        } catch (MailFault e) {
            return refusals.of(box, e);
        }
    }

    private static Outcome<Box, MailRefusal> refused(String word) {
        return Refused.because(MailRefusal.NOT_ACCEPTED, Phrases.text(word), Phrases.text(word + ".admin"));
    }
}
