package org.portal365.mail.imap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.portal365.api.social.Token;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.http.Peer;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;
import org.portal365.mail.core.RemoteMailbox;
import org.portal365.mail.core.RemoteMailboxes;
import org.portal365.mail.net.MailConnection;

/** Opens mailboxes by IMAP inside TLS, signed in by XOAUTH2. A token goes nowhere before the certificate is checked. */
public final class ImapMailboxes implements RemoteMailboxes {
    private final OutboundTls ways;
    private final Supplier<Peer> server;
    private final AccountTokens tokens;
    private final Path folder;

    /**
     * Opens nothing yet.
     *
     * @param server asked for each connection
     * @param folder for large messages on their way
     */
    public ImapMailboxes(OutboundTls ways, Supplier<Peer> server, AccountTokens tokens, Path folder) {
        this.ways = ways;
        this.server = server;
        this.tokens = tokens;
        this.folder = folder;
    }

    @Override
    public RemoteMailbox open(Box box) {
        Token token = tokens.sureMail(box.account());
        ImapConnection imap = ImapConnection.greet(connect(server.get()), new Spool(folder));
        imap.xoauth2(box.address(), token.value());
        ImapMailbox mailbox = new ImapMailbox(imap);
        // Exchange lets in whoever has a token, and says only afterwards that there is no right to the mailbox.
        var unused = mailbox.select("INBOX");
        return mailbox;
    }

    private MailConnection connect(Peer peer) {
        try {
            MailConnection connection = MailConnection.open(ways, peer);
            try {
                connection.startTls();
                return connection;
            } catch (IOException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (IOException e) {
            throw new MailFault(Kind.UNREACHABLE, "no connection to " + peer.host() + ":" + peer.port(), e);
        }
    }
}
