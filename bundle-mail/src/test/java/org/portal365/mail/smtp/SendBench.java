package org.portal365.mail.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.memory.InMemoryAudit;
import org.portal365.api.memory.MovableClock;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.http.Peer;
import org.portal365.mail.core.Access;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.MailPolicy;
import org.portal365.mail.core.Outbox;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.OutgoingMail.Way;
import org.portal365.mail.core.Quota;
import org.portal365.mail.core.Reach;
import org.portal365.mail.core.SendReport;
import org.portal365.mail.core.SentItems;
import org.portal365.mail.core.Submitting;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.mail.jdbc.JdbcOutgoingStore;
import org.portal365.mail.mime.FileComposer;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.TestDatabases;

/** A user's message, from being handed over to its end, at a fake server and a real database. */
final class SendBench implements AutoCloseable {
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

    final FakeSmtp server = new FakeSmtp();
    final MovableClock clock = MovableClock.create();
    final InMemoryAudit audit = new InMemoryAudit();
    final JdbcOutgoingStore store;
    private final Jdbi jdbi;
    boolean inSent;
    boolean local;
    int filed;
    Runnable filing = () -> filed++;
    int sentByGraph;
    MailPolicy.Fallback fallback = MailPolicy.Fallback.ASK;
    int perDay = 1000;
    Quota quota = Quota.NONE;
    Supplier<SmtpSubmission.Credentials> credentials = () -> new SmtpSubmission.Credentials("XOAUTH2", "dG9rZW4=");
    int perMinute = 25;

    private final LeasedRows rows;
    private final Path folder;
    private final Box box = new Box(
            new MailboxId(UUID.randomUUID().toString()),
            new UserId("anna"),
            "office365",
            "anna@example.test",
            "",
            Access.account("anna@example.test", new AccountId("account")),
            Reach.STANDARD,
            Optional.empty(),
            Optional.empty(),
            Hold.NONE);

    SendBench(Path folder) throws IOException {
        this.folder = folder;
        jdbi = TestDatabases.h2().open(JdbcBoxStore.OWNER, JdbcBoxStore.class.getClassLoader());
        store = new JdbcOutgoingStore(jdbi, clock);
        rows = new LeasedRows(jdbi, JdbcOutgoingStore.TABLE, "node", clock);
    }

    /** The user agrees to Graph; the mailbox is a row then. */
    void agree() {
        var unused = new JdbcBoxStore(jdbi, clock).put(box, Optional.empty());
        store.agree(box.id());
    }

    Box box() {
        return box;
    }

    private MailPolicy policy() {
        return new MailPolicy(true, local, fallback, 0, Duration.ofMinutes(1), perMinute, perDay);
    }

    Outgoing draft(String subject, String... to) {
        return new Outgoing(
                Actor.user(box.owner()),
                box.id(),
                UUID.randomUUID().toString(),
                new MailAddress("Anna", box.address()),
                List.of(to).stream().map(one -> new MailAddress("", one)).toList(),
                List.of(),
                List.of(),
                subject,
                "text",
                List.of(),
                List.of());
    }

    Outcome<OutgoingId, MailRefusal> submit(Outgoing outgoing) {
        return new Submitting(
                        store,
                        new FileComposer(folder, () -> UUID.randomUUID().toString()),
                        this::policy,
                        audit,
                        clock,
                        () -> UUID.randomUUID().toString(),
                        quota)
                .submit(box, outgoing);
    }

    OutgoingId sure(Outgoing outgoing) {
        return submit(outgoing).optional().orElseThrow();
    }

    /** One step of a message, as the loop does it. */
    OutgoingMail step(OutgoingId id) {
        SmtpSubmission smtp = new SmtpSubmission(
                PLAIN,
                () -> new Peer("localhost", server.port(), Optional.empty(), true),
                unused -> credentials.get(),
                false);
        SmtpSubmission near = new SmtpSubmission(
                PLAIN,
                () -> new Peer("localhost", server.port(), Optional.empty(), true),
                unused -> new SmtpSubmission.Credentials("", ""),
                false);
        Outbox outbox = new Outbox(
                store,
                Map.of(Way.SMTP, smtp, Way.LOCAL, near, Way.GRAPH, (owner, mail, raw) -> {
                    sentByGraph++;
                    return new SendReport(Map.of(), new SendReport.Reply(250, ""));
                }),
                new Sent(),
                this::policy,
                new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(30), () -> 0.5),
                clock);
        LeasedRow lease = rows.claim(id.value(), Duration.ofSeconds(30)).orElseThrow();
        OutgoingMail mail = store.find(id).orElseThrow();
        OutgoingMail after = outbox.step(box, mail, next -> store.write(lease, next));
        store.write(lease, after);
        rows.release(lease, Optional.empty());
        return store.find(id).orElseThrow();
    }

    /** Somebody, on this node or another, is just handing the message over. */
    void begin(OutgoingId id) {
        LeasedRow lease = rows.claim(id.value(), Duration.ofSeconds(30)).orElseThrow();
        OutgoingMail mail = store.find(id).orElseThrow();
        store.write(lease, mail.at(OutgoingMail.Stage.SENDING, mail.hold()));
    }

    /** The folder of sent messages. */
    private final class Sent implements SentItems {
        @Override
        public boolean has(Box owner, String messageId) {
            return inSent;
        }

        @Override
        public void file(Box owner, String messageId, Body raw) {
            filing.run();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
