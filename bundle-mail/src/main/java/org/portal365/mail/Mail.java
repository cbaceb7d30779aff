package org.portal365.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.MessageReader;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.cloud.MailHosts;
import org.portal365.m365.http.Peer;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.Connecting;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.MailChecks;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailboxSync;
import org.portal365.mail.core.Outbox;
import org.portal365.mail.core.OutgoingMail.Way;
import org.portal365.mail.core.Refusals;
import org.portal365.mail.core.RemoteMailboxes;
import org.portal365.mail.core.SentItems;
import org.portal365.mail.core.SignInNotices;
import org.portal365.mail.core.Submission;
import org.portal365.mail.core.Submitting;
import org.portal365.mail.core.Views;
import org.portal365.mail.graph.GraphSubmission;
import org.portal365.mail.imap.IdleWatch;
import org.portal365.mail.imap.ImapMailboxes;
import org.portal365.mail.imap.Xoauth2;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.mail.jdbc.JdbcOutgoingStore;
import org.portal365.mail.mime.FileComposer;
import org.portal365.mail.mime.MimeReader;
import org.portal365.mail.smtp.SmtpSubmission;
import org.portal365.mail.smtp.SmtpSubmission.Credentials;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.WorkLoop;

/** All of mail, put together: what is offered to the portal, and the loops behind it. */
final class Mail implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 16;
    private static final int READERS = 8;
    private static final int SENDERS = 4;
    /** Servers forget a connection that waits after 30 minutes. */
    private static final Duration IDLE_RENEWED = Duration.ofMinutes(25);

    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MOST_IDLE = 10_000;

    private final MailProvider provider;
    private final Mailboxes mailboxes;
    private final MailChecks checks;
    private final MimeReader reader = new MimeReader();
    private final IdleWatch idle;
    private final WorkLoop reading;
    private final WorkLoop sending;

    /** Begins at once with what is due. */
    Mail(Ingredients made, Switchboard switchboard) {
        Jdbi jdbi = made.database().open(JdbcBoxStore.OWNER, Mail.class.getClassLoader());
        Clock clock = made.clock();
        Path folder = emptied(made.folder());
        JdbcBoxStore boxes = new JdbcBoxStore(jdbi, clock);
        JdbcOutgoingStore outgoing = new JdbcOutgoingStore(jdbi, clock);
        AccountTokens tokens = new AccountTokens(made.accounts());
        Refusals refusals = new Refusals(tokens, backoff(Duration.ofSeconds(5), Duration.ofMinutes(15)), clock);
        ImapMailboxes servers = new ImapMailboxes(made.tls(), () -> imap(made), tokens, folder);
        MailboxSync sync = new MailboxSync(made.store(), servers, reader, switchboard::policy, clock);
        Outbox outbox = new Outbox(
                outgoing,
                ways(made, tokens, switchboard),
                SentItems.of(servers),
                switchboard::policy,
                backoff(Duration.ofSeconds(30), Duration.ofMinutes(30)),
                clock);
        idle = new IdleWatch(boxes::nudge, IDLE_RENEWED, MOST_IDLE);
        String node = made.database().node();
        reading = new WorkLoop(
                new LeasedRows(jdbi, JdbcBoxStore.TABLE, node, clock),
                clock,
                new WorkLoop.Terms("mail-read", READERS, LEASE),
                new ReadingWork(
                        boxes, sync, idle, refusals, switchboard::policy, new SignInNotices(made.notices()), clock));
        sending = new WorkLoop(
                new LeasedRows(jdbi, JdbcOutgoingStore.TABLE, node, clock),
                clock,
                new WorkLoop.Terms("mail-send", SENDERS, LEASE),
                new SendingWork(outgoing, boxes, outbox));
        checks = checks(made, servers, tokens, switchboard);
        Views views = new Views(tokens);
        Submitting submitting = new Submitting(
                outgoing, new FileComposer(folder, Mail::id), switchboard::policy, made.audit(), clock, Mail::id);
        provider = new Office365Provider(
                new Connecting(made.accounts(), tokens, servers, boxes, refusals, Mail::id), views, reading::wake);
        mailboxes = new ConnectedMailboxes(
                new ConnectedMailboxes.Stores(boxes, outgoing, made.store()), submitting, views, clock, this::wake);
    }

    private static MailChecks checks(
            Ingredients made, RemoteMailboxes servers, AccountTokens tokens, Switchboard switchboard) {
        SmtpSubmission smtp = smtp(made, tokens);
        SmtpSubmission local = local(made, switchboard);
        MailChecks.Ways ways = new MailChecks.Ways(
                account -> servers.open(tried(account)).close(),
                account -> smtp.tryOut(tried(account)),
                () -> local.tryOut(tried("", new UserId("-"), new AccountId("-"))));
        return new MailChecks(made.accounts(), ways, switchboard::policy);
    }

    private static Box tried(ConnectedAccount account) {
        return tried(account.login(), account.owner(), account.id());
    }

    /** The account's own mailbox, connected or not. */
    private static Box tried(String address, UserId owner, AccountId account) {
        return new Box(
                new MailboxId("check"),
                owner,
                Office365Provider.ID,
                address,
                "",
                address,
                account,
                Optional.empty(),
                Optional.empty(),
                Hold.NONE);
    }

    /** What an administrator can try. */
    MailChecks checks() {
        return checks;
    }

    private void wake() {
        reading.wake();
        sending.wake();
    }

    MailProvider provider() {
        return provider;
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    MessageReader reader() {
        return reader;
    }

    private static Map<Way, Submission> ways(Ingredients made, AccountTokens tokens, Switchboard switchboard) {
        return Map.of(
                Way.SMTP, smtp(made, tokens), Way.GRAPH, graph(made, tokens), Way.LOCAL, local(made, switchboard));
    }

    private static SmtpSubmission smtp(Ingredients made, AccountTokens tokens) {
        return new SmtpSubmission(
                made.tls(),
                () -> Peer.of(cloud(made), hosts(made).smtp()),
                box -> new Credentials(
                        "XOAUTH2",
                        Xoauth2.response(
                                box.login(), tokens.sureMail(box.account()).value())),
                true);
    }

    private static GraphSubmission graph(Ingredients made, AccountTokens tokens) {
        return new GraphSubmission(made.http(), () -> cloud(made), tokens);
    }

    /** Trusts whoever comes from this machine or network, so there is nothing secret to say. */
    private static SmtpSubmission local(Ingredients made, Switchboard switchboard) {
        return new SmtpSubmission(
                made.tls(),
                () -> switchboard
                        .localServer()
                        .map(server -> new Peer(server.host(), server.port(), Optional.empty(), true))
                        .orElseThrow(() -> new MailFault(MailFault.Kind.UNREACHABLE, "no local SMTP server is named")),
                box -> new Credentials("", ""),
                false);
    }

    private static Peer imap(Ingredients made) {
        return Peer.of(cloud(made), hosts(made).imap());
    }

    private static Cloud cloud(Ingredients made) {
        return made.registrations()
                .current()
                .map(AppRegistration::cloud)
                .orElseThrow(() -> new MailFault(MailFault.Kind.UNREACHABLE, "there is no app registration"));
    }

    private static MailHosts hosts(Ingredients made) {
        return cloud(made)
                .mail()
                .orElseThrow(() -> new MailFault(MailFault.Kind.UNREACHABLE, "the cloud has no mail servers"));
    }

    private static Backoff backoff(Duration first, Duration longest) {
        return new Backoff(first, longest, RANDOM::nextDouble);
    }

    private static String id() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What a killed process has left is of no value: every step begins anew. */
    private static Path emptied(Path folder) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.part")) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for messages on their way cannot be made: " + folder, e);
        }
    }

    @Override
    public void close() {
        reading.close();
        sending.close();
        idle.close();
    }
}
