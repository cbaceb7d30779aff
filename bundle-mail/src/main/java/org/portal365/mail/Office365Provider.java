package org.portal365.mail;

import org.portal365.api.Outcome;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.ProviderInfo;
import org.portal365.mail.core.Connecting;
import org.portal365.mail.core.Phrases;
import org.portal365.mail.core.Views;

/** Mailboxes of Exchange Online, connected in the browser. No password is ever asked for. */
final class Office365Provider implements MailProvider {
    static final String ID = "office365";

    private final Connecting connecting;
    private final Views views;
    private final Runnable wake;

    Office365Provider(Connecting connecting, Views views, Runnable wake) {
        this.connecting = connecting;
        this.views = views;
        this.wake = wake;
    }

    @Override
    public ProviderInfo info() {
        return new ProviderInfo(ID, Phrases.text("provider.name"), 10, ProviderInfo.Login.ACCOUNT);
    }

    @Override
    public Outcome<Mailbox, MailRefusal> connect(ConnectRequest request) {
        return connecting.connect(ID, request).map(box -> {
            wake.run();
            return views.of(box);
        });
    }
}
