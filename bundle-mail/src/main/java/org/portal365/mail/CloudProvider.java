package org.portal365.mail;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.portal365.api.Outcome;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.ProviderInfo;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.ConnectPolicy;
import org.portal365.mail.core.Connecting;
import org.portal365.mail.core.Phrases;
import org.portal365.mail.core.Views;

/**
 * Mailboxes of Exchange Online, connected in the browser. No password is ever asked for.
 *
 * @param id one of {@link ConnectPolicy#CLOUD}
 */
record CloudProvider(
        String id, Connecting connecting, Supplier<ConnectPolicy> policy, Views views, Consumer<Box> connected)
        implements MailProvider {
    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                id, Phrases.text("provider." + id), policy.get().providers().indexOf(id), ProviderInfo.Login.ACCOUNT);
    }

    @Override
    public Outcome<Mailbox, MailRefusal> connect(ConnectRequest request) {
        return connecting.connect(id, request).map(box -> {
            connected.accept(box);
            return views.of(box);
        });
    }
}
