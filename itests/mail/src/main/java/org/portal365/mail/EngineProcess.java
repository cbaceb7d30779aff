package org.portal365.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxState;
import org.portal365.api.mail.OutgoingId;

/**
 * The engine in a process of its own, to be killed: one mailbox, messages of its user to themselves. Says how far it is,
 * line by line, and ends when nobody listens any more.
 */
public final class EngineProcess {
    private static final Duration LATER = Duration.ofSeconds(21);

    private EngineProcess() {}

    /**
     * Works until it is killed.
     *
     * @param arguments folder, certificate, keys, port of IMAP, port of SMTP, seconds that the clock is put forward, user,
     *     first and last number of the messages to hand over
     */
    public static void main(String[] arguments) {
        Engine.Place place = new Engine.Place(
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
        Duration shift = Duration.ofSeconds(Long.parseLong(arguments[5]));
        Engine engine = new Engine(Path.of(arguments[0]), place, Engine.settings(), shift, own -> own);
        Mailbox box = connected(engine, arguments[6]);
        System.out.println("ready " + engine.found());
        start("commands", () -> listen(engine, box));
        start("report", () -> report(engine, box));
        int last = Integer.parseInt(arguments[8]);
        for (int number = Integer.parseInt(arguments[7]); number <= last; number++) {
            OutgoingId unused = engine.send(
                    box,
                    "draft-" + number,
                    "Number " + number,
                    List.of(new MailAddress("", box.address())),
                    "Text of number " + number);
        }
        System.out.println("handed over");
        LockSupport.park();
    }

    private static void start(String name, Runnable task) {
        new Thread(task, name).start();
    }

    /** The first process connects it; for the others it is there. */
    private static Mailbox connected(Engine engine, String user) {
        List<Mailbox> there = engine.mailboxes().of(Engine.actor(user).user());
        return there.isEmpty() ? engine.connect(user) : there.get(0);
    }

    private static void report(Engine engine, Mailbox box) {
        while (true) {
            System.out.println("read " + engine.count(box) + " open " + engine.open());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Each line: time passes, and what waits is looked at. */
    private static void listen(Engine engine, Mailbox box) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                boolean unused = engine.jump(LATER);
                if (engine.now(box).state() != MailboxState.FIRST_SYNC) {
                    engine.mailboxes()
                            .refresh(box.id(), Engine.actor(box.owner().value()));
                }
            }
        } catch (IOException e) {
            // The other side is gone.
        }
        Runtime.getRuntime().halt(0);
    }
}
