package org.portal365.mail;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.MailServerChoice;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.ProviderInfo;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.ConnectPolicy;
import org.portal365.mail.core.MailServer;
import org.portal365.mail.core.PasswordConnecting;
import org.portal365.mail.core.Phrases;
import org.portal365.mail.core.Views;

/** Mailboxes at servers that the administrator has listed, connected with a password. */
record PasswordProvider(
        MailServer.Kind kind,
        PasswordConnecting connecting,
        Supplier<ConnectPolicy> policy,
        Views views,
        Consumer<Box> connected)
        implements MailProvider {
    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                kind.provider(),
                Phrases.text("provider." + kind.provider()),
                policy.get().providers().indexOf(kind.provider()),
                ProviderInfo.Login.PASSWORD);
    }

    @Override
    public List<MailServerChoice> servers() {
        return policy.get().servers(kind).stream()
                .map(server -> new MailServerChoice(server.id(), Text.of(server.name())))
                .toList();
    }

    @Override
    public Outcome<Mailbox, MailRefusal> connect(ConnectRequest request) {
        return connecting.connect(kind, request).map(box -> {
            connected.accept(box);
            return views.of(box);
        });
    }
}
