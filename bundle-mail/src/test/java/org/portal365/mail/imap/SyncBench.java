package org.portal365.mail.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.memory.InMemoryMailStore;
import org.portal365.api.memory.InMemoryMailStore.StoredMail;
import org.portal365.api.memory.MovableClock;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.http.Peer;
import org.portal365.mail.core.Access;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailPolicy;
import org.portal365.mail.core.MailboxSync;
import org.portal365.mail.core.Reach;
import org.portal365.mail.core.RemoteMailbox;
import org.portal365.mail.core.RemoteMailboxes;
import org.portal365.mail.mime.MimeReader;
import org.portal365.mail.net.MailConnection;

/** A mailbox at a fake server, read into a store in memory; plain, as TLS is tried elsewhere. */
final class SyncBench implements AutoCloseable {
    static final MailFolderId INBOX = new MailFolderId("INBOX");
    static final OutboundTls PLAIN = new OutboundTls() {
        @Override
        public InetSocketAddress address(Peer peer) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), peer.port());
        }

        @Override
        public SSLContext trust(Peer peer) {
            throw new UnsupportedOperationException();
        }
    };

    Duration silence = Duration.ofMillis(500);
    final FakeImap server = new FakeImap();
    final InMemoryMailStore store = new InMemoryMailStore();
    final MovableClock clock = MovableClock.create();
    RemoteMailboxes servers = unused -> open();
    private final Path folder;
    private int tokens;
    private Box box = new Box(
            new MailboxId("box"),
            new UserId("anna"),
            "office365",
            "anna@example.test",
            "",
            Access.account("anna@example.test", new AccountId("account")),
            Reach.STANDARD,
            Optional.empty(),
            Optional.empty(),
            Hold.NONE);

    SyncBench(Path folder) throws IOException {
        this.folder = folder;
    }

    RemoteMailbox open() {
        try {
            ImapConnection imap = ImapConnection.greet(
                    MailConnection.open(PLAIN, new Peer("localhost", server.port(), Optional.empty(), true), silence),
                    new Spool(folder));
            imap.xoauth2(box.address(), "token-" + ++tokens);
            ImapMailbox mailbox = new ImapMailbox(imap);
            mailbox.enter();
            return mailbox;
        } catch (IOException e) {
            throw new MailFault(MailFault.Kind.UNREACHABLE, "no connection", e);
        }
    }

    /** One pass; the fault that ended it, if one did. */
    Optional<MailFault> pass() {
        return pass(MailboxSync.Idle.NONE);
    }

    /** One pass with a connection that waits between. */
    Optional<MailFault> pass(MailboxSync.Idle idle) {
        MailPolicy policy = new MailPolicy(true, false, MailPolicy.Fallback.ASK, 0, Duration.ofMinutes(1), 25, 1000);
        MailboxSync sync = new MailboxSync(store, servers, new MimeReader(), () -> policy, clock);
        try {
            box = sync.run(box, idle);
            return Optional.empty();
        } catch (MailFault e) {
            return Optional.of(e);
        }
    }

    /** Passes until one goes through; how many it took. */
    int passes(int most) {
        for (int i = 1; i <= most; i++) {
            if (pass().isEmpty()) {
                return i;
            }
        }
        throw new AssertionError("not one of " + most + " passes went through");
    }

    List<StoredMail> mails() {
        return store.in(box.id(), INBOX);
    }

    List<String> subjects() {
        return mails().stream()
                .map(mail -> mail.arrival().summary().subject())
                .sorted()
                .toList();
    }

    Box box() {
        return box;
    }

    Map<Long, String> serverMessages() {
        return server.messages;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
