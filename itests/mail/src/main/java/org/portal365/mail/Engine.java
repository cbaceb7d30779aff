package org.portal365.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Actor;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.memory.InMemoryAudit;
import org.portal365.api.memory.InMemoryGroups;
import org.portal365.api.memory.InMemoryNotices;
import org.portal365.api.module.Problem;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.cloud.MailHosts;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.wire.CheckedTls;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;
import org.portal365.reference.disk.Blob;
import org.portal365.reference.mail.MailRoom;

/** The engine of the bundle with the store of the reference portal, H2 on disk, between the servers of a test. */
public final class Engine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Database database;
    private final ShiftedClock clock = new ShiftedClock();
    private final TokenAccounts accounts;
    private final AtomicInteger graphAsked = new AtomicInteger();
    private final Mail mail;

    /**
     * Where it works.
     *
     * @param certificate PEM of the authority of both servers
     * @param keys of the tokens
     * @param imap port at localhost
     * @param smtp port at localhost
     */
    public record Place(Path certificate, Path keys, int imap, int smtp) {}

    /** A message as the portal has it. */
    public record Kept(String folder, long uid, String messageId, String subject, String flags, Blob blob) {}

    /**
     * Begins at once with what is due.
     *
     * @param folder what is kept; the same folder goes on where the last one was stopped
     */
    public Engine(Path folder, Place place, Map<String, String> settings) {
        database = TestDatabases.at("jdbc:h2:file:" + folder.resolve("portal"), "portal");
        MailRoom room = new MailRoom(database, folder.resolve("mail"), clock);
        try {
            accounts = new TokenAccounts(place.keys(), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Switchboard switchboard = new Switchboard();
        if (!switchboard.take(settings)) {
            throw new IllegalArgumentException("these settings are not taken: " + settings);
        }
        OutboundHttp graph = cloud -> {
            graphAsked.incrementAndGet();
            throw new IllegalStateException("nothing here may ask Graph");
        };
        mail = new Mail(
                new Ingredients(
                        database,
                        room.store(),
                        new InMemoryAudit(),
                        new InMemoryGroups(),
                        new InMemoryNotices(),
                        new OpenBox(),
                        accounts,
                        new OneRegistration(place),
                        new CheckedTls(),
                        graph,
                        clock,
                        folder.resolve("parts")),
                switchboard);
    }

    /** The settings that tests have: all mail, no pacing. */
    public static Map<String, String> settings(String... more) {
        Map<String, String> settings = new java.util.HashMap<>(Map.of(
                "enabled", "true",
                "import.days", "0",
                "poll.interval", "1 s",
                "send.per.minute", "1000",
                "send.per.day", "10000"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return Map.copyOf(settings);
    }

    /** Connects the mailbox of a user, or sets it to work again. */
    public Mailbox connect(String user) {
        return connect("office365", new ConnectRequest(actor(user), Optional.empty(), Optional.empty()))
                .fold(box -> box, refused -> {
                    throw new IllegalStateException(
                            refused.reason() + ": " + refused.admin().in(java.util.Locale.ENGLISH));
                });
    }

    /** Connects a mailbox by a provider, or says why not. */
    public Outcome<Mailbox, MailRefusal> connect(String provider, ConnectRequest request) {
        return mail.providers().stream()
                .filter(one -> one.info().id().equals(provider))
                .findFirst()
                .orElseThrow()
                .connect(request);
    }

    public static Actor actor(String user) {
        return Actor.user(new UserId(user));
    }

    public Mailboxes mailboxes() {
        return mail.mailboxes();
    }

    /** The mailbox as it is now. */
    public Mailbox now(Mailbox box) {
        return mail.mailboxes().find(box.id(), Actor.user(box.owner())).orElseThrow();
    }

    TokenAccounts accounts() {
        return accounts;
    }

    /** How often somebody wanted to go to Graph. */
    public int graphAsked() {
        return graphAsked.get();
    }

    public ShiftedClock clock() {
        return clock;
    }

    /** Looks again now, whatever it waits for. */
    public void again(Mailbox box) {
        clock.advance(Duration.ofMinutes(16));
        mail.mailboxes().refresh(box.id(), Actor.user(box.owner()));
    }

    /** Waits for something, and has the mailbox looked at again whenever it waits because of a fault. */
    public void until(Mailbox box, BooleanSupplier condition, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + most + ", the mailbox is " + now(box).state());
            }
            switch (now(box).state()) {
                case WAITING, ADMIN_NEEDED -> again(box);
                default -> {}
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    public void until(Mailbox box, BooleanSupplier condition) {
        until(box, condition, PATIENCE);
    }

    /** Hands a message over. */
    public OutgoingId send(Mailbox box, String key, String subject, List<MailAddress> to, String text) {
        return mail.mailboxes()
                .submit(new Outgoing(
                        Actor.user(box.owner()),
                        box.id(),
                        key,
                        new MailAddress("", box.address()),
                        to,
                        List.of(),
                        List.of(),
                        subject,
                        text,
                        List.of(),
                        List.of()))
                .fold(id -> id, refused -> {
                    throw new IllegalStateException("not taken over: " + refused.reason());
                });
    }

    public Delivery delivery(Mailbox box, OutgoingId id) {
        return mail.mailboxes().deliveries(box.id(), Actor.user(box.owner())).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The tables, for what nobody shows. */
    public Jdbi jdbi() {
        return database.open("mail", Engine.class.getClassLoader());
    }

    /** How many messages the portal has of a mailbox. */
    public int count(Mailbox box) {
        return jdbi().withHandle(handle -> handle.createQuery("select count(*) from mail_message where box = :box")
                .bind("box", box.id().value())
                .mapTo(Integer.class)
                .one());
    }

    public List<Kept> kept(Mailbox box) {
        return jdbi().withHandle(handle -> handle.createQuery("select * from mail_message where box = :box")
                .bind("box", box.id().value())
                .map((row, context) -> new Kept(
                        row.getString("folder"),
                        row.getLong("uid"),
                        row.getString("message_id"),
                        row.getString("subject"),
                        row.getString("flags"),
                        new Blob(row.getString("blob"), row.getLong("size"))))
                .list());
    }

    @Override
    public void close() {
        mail.close();
        if (database instanceof AutoCloseable pool) {
            try {
                pool.close();
            } catch (Exception e) {
                throw new IllegalStateException("the database does not close", e);
            }
        }
    }

    /** A registration at a cloud of these two servers. */
    private record OneRegistration(Place place) implements Registrations {
        @Override
        public Optional<AppRegistration> current() {
            URI nowhere = URI.create("https://login.example.test");
            Cloud cloud = new Cloud(
                    "test",
                    nowhere,
                    nowhere,
                    nowhere,
                    nowhere,
                    List.of(),
                    Optional.of(place.certificate()),
                    true,
                    Optional.of(new MailHosts(
                            new MailHosts.Server("localhost", place.imap()),
                            new MailHosts.Server("localhost", place.smtp()))));
            return Optional.of(new AppRegistration(
                    "client", Accounts.MANY_TENANTS, Set.of(), cloud, false, List.of(new ClientSecret(() -> "none"))));
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return () -> {};
        }
    }
}
