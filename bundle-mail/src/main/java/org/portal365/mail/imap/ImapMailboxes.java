package org.portal365.mail.imap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.http.Peer;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;
import org.portal365.mail.core.RemoteMailbox;
import org.portal365.mail.core.RemoteMailboxes;
import org.portal365.mail.net.MailConnection;
import org.portal365.mail.net.SignIn;

/**
 * Opens mailboxes by IMAP inside TLS, signed in by XOAUTH2 or a password. No secret goes anywhere before the certificate
 * is checked.
 */
public final class ImapMailboxes implements RemoteMailboxes {
    private final OutboundTls ways;
    private final Function<Box, Place> places;
    private final Path folder;

    /**
     * Opens nothing yet.
     *
     * @param places asked for each connection; throws what {@link #open} throws
     * @param folder for large messages on their way
     */
    public ImapMailboxes(OutboundTls ways, Function<Box, Place> places, Path folder) {
        this.ways = ways;
        this.places = places;
        this.folder = folder;
    }

    /** All at one server, with tokens. */
    public ImapMailboxes(OutboundTls ways, Supplier<Peer> server, AccountTokens tokens, Path folder) {
        this(ways, box -> tokenPlace(box, server, tokens), folder);
    }

    private static Place tokenPlace(Box box, Supplier<Peer> server, AccountTokens tokens) {
        String token = tokens.sureRead(box.account()).value();
        return new Place(server.get(), SignIn.token(box.address(), token));
    }

    /** Where a mailbox is and how one gets in. */
    public record Place(Peer peer, SignIn signIn) {}

    @Override
    public RemoteMailbox open(Box box) {
        return open(places.apply(box));
    }

    /** Opens a mailbox that is not kept yet. */
    public RemoteMailbox open(Place place) {
        ImapConnection imap = ImapConnection.greet(connect(place.peer()), new Spool(folder));
        SignIn signIn = place.signIn();
        if (signIn.token()) {
            imap.xoauth2(signIn.user(), signIn.secret());
        } else {
            imap.password(signIn.user(), signIn.secret());
        }
        ImapMailbox mailbox = new ImapMailbox(imap);
        mailbox.enter();
        return mailbox;
    }

    private MailConnection connect(Peer peer) {
        String where = peer.host() + ":" + peer.port();
        try {
            MailConnection connection = MailConnection.open(ways, peer);
            try {
                connection.startTls();
                return connection;
            } catch (IOException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SSLException e) {
            throw new MailFault(Kind.NOT_TRUSTED, "no trusted TLS with " + where + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MailFault(Kind.UNREACHABLE, "no connection to " + where, e);
        }
    }
}
