package org.portal365.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailRecognition;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.MessageReader;
import org.portal365.api.module.PersonalData;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.Peer;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.secret.SealedRows;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.ConnectPolicy;
import org.portal365.mail.core.Connecting;
import org.portal365.mail.core.Gate;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.Linking;
import org.portal365.mail.core.MailChecks;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailServer;
import org.portal365.mail.core.MailboxSync;
import org.portal365.mail.core.Outbox;
import org.portal365.mail.core.OutgoingMail.Way;
import org.portal365.mail.core.PasswordConnecting;
import org.portal365.mail.core.PatientMailboxes;
import org.portal365.mail.core.PatientSubmission;
import org.portal365.mail.core.Recognition;
import org.portal365.mail.core.Refusals;
import org.portal365.mail.core.RemoteMailboxes;
import org.portal365.mail.core.Rights;
import org.portal365.mail.core.SentItems;
import org.portal365.mail.core.ServerPauses;
import org.portal365.mail.core.SignInNotices;
import org.portal365.mail.core.Submission;
import org.portal365.mail.core.Submitting;
import org.portal365.mail.core.Tries;
import org.portal365.mail.core.Views;
import org.portal365.mail.core.WayChecks;
import org.portal365.mail.graph.GraphSubmission;
import org.portal365.mail.imap.IdleWatch;
import org.portal365.mail.imap.ImapMailboxes;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.mail.jdbc.JdbcOutgoingStore;
import org.portal365.mail.jdbc.JdbcPauseStore;
import org.portal365.mail.jdbc.JdbcQuota;
import org.portal365.mail.jdbc.SealedPasswords;
import org.portal365.mail.lookup.DnsExchangers;
import org.portal365.mail.lookup.TenantProbe;
import org.portal365.mail.mime.FileComposer;
import org.portal365.mail.mime.MimeReader;
import org.portal365.mail.smtp.SmtpSubmission;
import org.portal365.mail.smtp.SmtpSubmission.Credentials;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.WorkLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of mail, put together: what is offered to the portal, and the loops behind it. */
final class Mail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 16;
    private static final int READERS = 8;
    private static final int SENDERS = 4;
    /** Servers forget a connection that waits after 30 minutes. */
    private static final Duration IDLE_RENEWED = Duration.ofMinutes(25);

    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MOST_IDLE = 10_000;
    /** Passwords that somebody may try in a time. */
    private static final int TRIES = 10;

    private static final Duration TRIES_TIME = Duration.ofMinutes(15);

    private final List<MailProvider> providers;
    private final Recognition recognition;
    private final Mailboxes mailboxes;
    private final SealedRows passwords;
    private final MailChecks checks;
    private final PersonalData personalData;
    private final MimeReader reader = new MimeReader();
    private final JdbcBoxStore boxes;
    private final IdleWatch idle;
    private final WorkLoop reading;
    private final WorkLoop sending;

    /** What several parts share. */
    private record Ground(
            Ingredients made,
            Switchboard switchboard,
            Jdbi jdbi,
            JdbcBoxStore boxes,
            JdbcOutgoingStore outgoing,
            AccountTokens tokens,
            SealedPasswords sealed,
            Refusals refusals) {
        static Ground of(Ingredients made, Switchboard switchboard) {
            Jdbi jdbi = made.database().open(JdbcBoxStore.OWNER, Mail.class.getClassLoader());
            AccountTokens tokens = new AccountTokens(made.accounts());
            return new Ground(
                    made,
                    switchboard,
                    jdbi,
                    new JdbcBoxStore(jdbi, made.clock()),
                    new JdbcOutgoingStore(jdbi, made.clock()),
                    tokens,
                    new SealedPasswords(jdbi, made.box()),
                    new Refusals(tokens, backoff(Duration.ofSeconds(5), Duration.ofMinutes(15)), made.clock()));
        }

        ServerPauses pauses() {
            Backoff backoff = backoff(Duration.ofSeconds(15), Duration.ofMinutes(15));
            return new ServerPauses(new JdbcPauseStore(jdbi), backoff, made.clock());
        }

        WorkLoop loop(String table, WorkLoop.Terms terms, WorkLoop.Work work) {
            LeasedRows rows = new LeasedRows(jdbi, table, made.database().node(), made.clock());
            return new WorkLoop(rows, made.clock(), terms, work);
        }
    }

    /** Begins at once with what is due. */
    Mail(Ingredients made, Switchboard switchboard) {
        Ground ground = Ground.of(made, switchboard);
        Path folder = emptied(made.folder());
        Gate gate = new Gate(switchboard::connect);
        Places places = new Places(made.registrations(), ground.tokens(), ground.sealed(), gate);
        ServerPauses pauses = ground.pauses();
        ImapMailboxes imap = new ImapMailboxes(made.tls(), places::imap, folder);
        RemoteMailboxes servers = new PatientMailboxes(imap, places::imapServer, pauses);
        SmtpSubmission smtp = new SmtpSubmission(made.tls(), places::smtp);
        boxes = ground.boxes();
        MailboxSync sync = new MailboxSync(
                made.store(), servers, reader, switchboard::policy, made.clock(), boxes::choices, boxes::left);
        idle = new IdleWatch(boxes::nudge, IDLE_RENEWED, MOST_IDLE);
        reading = ground.loop(
                JdbcBoxStore.TABLE,
                new WorkLoop.Terms("mail-read", READERS, LEASE),
                reading(ground, new ReadingWork.Pass(sync, idle, gate)));
        Submission patient = new PatientSubmission(smtp, places::smtpServer, pauses);
        Map<Way, Submission> ways = ways(ground, gate, places, patient);
        sending = ground.loop(
                JdbcOutgoingStore.TABLE,
                new WorkLoop.Terms("mail-send", SENDERS, LEASE),
                new SendingWork(ground.outgoing(), boxes, outbox(ground, ways, SentItems.of(servers))));
        checks = checks(ground, imap, smtp);
        personalData = new MailPersonalData(ground.jdbi(), boxes, made.store(), made.audit());
        passwords = SealedPasswords.rows(ground.jdbi(), made.box());
        recognition = recognition(made, switchboard);
        providers = providers(ground, servers, (box, password) -> imap.open(places.imap(box, password)));
        mailboxes = new ConnectedMailboxes(
                new ConnectedMailboxes.Stores(ground.boxes(), ground.outgoing(), made.store(), made.audit()),
                new Rights(ground.boxes(), made.groups()),
                submitting(ground),
                new WayChecks(servers, smtp::tryOut, ground.tokens(), ground.refusals(), switchboard::policy),
                new Views(ground.tokens()),
                made.clock(),
                this::wake);
    }

    private static ReadingWork reading(Ground ground, ReadingWork.Pass pass) {
        return new ReadingWork(
                ground.boxes(),
                pass,
                ground.refusals(),
                ground.switchboard()::policy,
                new SignInNotices(ground.made().notices()),
                ground.made().clock());
    }

    private static Outbox outbox(Ground ground, Map<Way, Submission> ways, SentItems sent) {
        return new Outbox(
                ground.outgoing(),
                ways,
                sent,
                ground.switchboard()::policy,
                backoff(Duration.ofSeconds(30), Duration.ofMinutes(30)),
                ground.made().clock());
    }

    private List<MailProvider> providers(Ground ground, RemoteMailboxes servers, PasswordConnecting.Trial trial) {
        Supplier<ConnectPolicy> policy = ground.switchboard()::connect;
        Ingredients made = ground.made();
        Views views = new Views(ground.tokens());
        Linking linking = new Linking(ground.boxes(), ground.sealed(), made.audit(), Mail::id);
        Connecting connecting =
                new Connecting(made.accounts(), ground.tokens(), servers, linking, ground.refusals(), policy);
        Tries tries = new Tries(TRIES, TRIES_TIME, made.clock());
        PasswordConnecting byPassword =
                new PasswordConnecting(policy, recognition, trial, linking, ground.refusals(), tries);
        // What waited for a sign-in or a password goes on at once.
        Consumer<Box> connected = box -> {
            ground.outgoing().nudge(box.id());
            wake();
        };
        List<MailProvider> all = new ArrayList<>();
        ConnectPolicy.CLOUD.forEach(id -> all.add(new CloudProvider(id, connecting, policy, views, connected)));
        for (MailServer.Kind kind : MailServer.Kind.values()) {
            all.add(new PasswordProvider(kind, byPassword, policy, views, connected));
        }
        return List.copyOf(all);
    }

    private static Submitting submitting(Ground ground) {
        Ingredients made = ground.made();
        Switchboard switchboard = ground.switchboard();
        return new Submitting(
                ground.outgoing(),
                new FileComposer(made.folder(), Mail::id),
                switchboard::policy,
                made.audit(),
                made.clock(),
                Mail::id,
                new JdbcQuota(ground.jdbi(), () -> switchboard.connect().perUser(), made.clock()));
    }

    private static Recognition recognition(Ingredients made, Switchboard switchboard) {
        Supplier<Optional<Cloud>> cloud = () -> made.registrations().current().map(AppRegistration::cloud);
        return new Recognition(
                switchboard::offered,
                () -> cloud.get().flatMap(Cloud::mail).isPresent(),
                new DnsExchangers("dns:"),
                new TenantProbe(made.http(), cloud));
    }

    private static Map<Way, Submission> ways(Ground ground, Gate gate, Places places, Submission smtp) {
        Submission graph = new GraphSubmission(ground.made().http(), places::cloud, ground.tokens());
        Submission local = local(ground.made(), ground.switchboard());
        return Map.of(Way.SMTP, smtp, Way.GRAPH, gate.before(graph), Way.LOCAL, gate.before(local));
    }

    private static MailChecks checks(Ground ground, ImapMailboxes servers, SmtpSubmission smtp) {
        SmtpSubmission local = local(ground.made(), ground.switchboard());
        return new MailChecks(
                ground.made().accounts(),
                MailChecks.Ways.of(servers, smtp::tryOut, local::tryOut),
                ground.switchboard()::policy);
    }

    /** What an administrator can try. */
    MailChecks checks() {
        return checks;
    }

    /** What is kept about users. */
    PersonalData personalData() {
        return personalData;
    }

    private void wake() {
        reading.wake();
        sending.wake();
    }

    /** What waits for an administrator looks whether it has been done. */
    void hasten() {
        reading.hasten("hold_reason", Set.of(Hold.Reason.ADMIN.name()));
        sending.hasten("hold_word", Outbox.ADMIN);
    }

    /** All there are, whether they are offered or not. */
    List<MailProvider> providers() {
        return providers;
    }

    MailRecognition recognition() {
        return recognition;
    }

    /** For a change of the key. */
    SealedRows passwords() {
        return passwords;
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    MessageReader reader() {
        return reader;
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

    /** Mailboxes whose connections end here are due: whoever goes on, here or elsewhere, watches them again at once. */
    @Override
    public void close() {
        reading.close();
        sending.close();
        try {
            boxes.nudge(idle.watched());
        } catch (JdbiException e) {
            LOG.debug("Mailboxes that were watched are looked at again in their time only", e);
        } finally {
            idle.close();
        }
    }
}
