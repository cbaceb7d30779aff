package org.portal365.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.portal365.api.Actor;
import org.portal365.api.UserId;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.Mailbox;
import org.portal365.itests.mail.LocalDovecot;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.mail.Maildir;
import org.portal365.mail.Engine;

/**
 * Ten new messages and twenty flags in a mailbox that is known, over a new connection, into files. Each side has a mailbox
 * of its own, an mdbox: a maildir is read anew by whoever comes first after a change, name by name, which would be most of
 * what is measured.
 *
 * @param messages that are there
 */
record MailChanges(int messages) implements Benchmarks.Measurement {
    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int WARM_UP = Integer.getInteger("warm.up", 5);
    private static final int NEW = 10;
    private static final int FLAGS = 20;

    @Override
    public String run() throws Exception {
        LocalDovecot dovecot = MailServers.shared().exchange();
        String user = "boxed" + messages;
        Followed our = Followed.by(dovecot, user + "@example.test", messages);
        Followed their = Followed.by(dovecot, "boxed.their" + messages + "@example.test", messages);
        Path place = Files.createTempDirectory("portal365-mail-changes");
        Comparison comparison = new Comparison(
                NEW + " new messages and " + FLAGS + " flags among " + messages + ", against mbsync", "ms");
        try {
            FileMailStore files = new FileMailStore(place.resolve("files"));
            Mbsync mbsync = new Mbsync(place.resolve("theirs"), dovecot.imaps(), their.address());
            double unused = mbsync.run();
            try (Engine engine = Engines.at(place.resolve("ours"), dovecot.imaps(), own -> files)) {
                Instant begun = Instant.now();
                settled(engine, engine.connect(user), begun);
            }
            for (int round = 1; round <= WARM_UP + ROUNDS; round++) {
                int last = messages + round * NEW;
                our.change(last, messages - round * FLAGS);
                double we = ours(place, dovecot.imaps(), user, files, last);
                their.change(last, messages - round * FLAGS);
                double they = mbsync.run();
                if (round > WARM_UP) {
                    comparison.round(we, they);
                }
            }
        } finally {
            MailServers.delete(place);
        }
        return comparison.toString();
    }

    /** A mailbox that one of the sides follows. */
    private record Followed(LocalDovecot dovecot, String address) {
        static Followed by(LocalDovecot dovecot, String address, int messages) throws IOException {
            Followed followed = new Followed(dovecot, address);
            followed.bring(1, messages);
            return followed;
        }

        void change(int last, int firstFlag) throws IOException {
            bring(last - NEW + 1, last);
            String uids = firstFlag + ":" + (firstFlag + FLAGS - 1);
            String unused =
                    dovecot.doveadm("flags", "add", "-u", address, "\\Flagged", "mailbox", "INBOX", "uid", uids);
        }

        private void bring(int first, int last) throws IOException {
            Maildir source = dovecot.mailbox("from" + first + address, "INBOX");
            MailCorpus.fillShort(source, first, last);
            dovecot.bring(source, address);
        }
    }

    /** Until the last change is on the disk; after it our connection begins to wait for more, which theirs does not. */
    private static double ours(Path place, int port, String user, FileMailStore files, int last) throws Exception {
        long flagged = files.count(Flag.FLAGGED);
        try (Engine engine = Engines.at(place.resolve("ours"), port, own -> files)) {
            Actor actor = Actor.user(new UserId(user));
            Mailbox box = engine.mailboxes().of(actor.user()).get(0);
            Instant begun = Instant.now();
            long began = System.nanoTime();
            engine.mailboxes().refresh(box.id(), actor);
            settled(engine, box, begun);
            double took = (files.changed() - began) / 1e6;
            if (files.count() != last || files.count(Flag.FLAGGED) != flagged + FLAGS) {
                throw new IllegalStateException("not all changes have come: " + files.count());
            }
            return took;
        }
    }

    /** A pass that was begun after the moment has come to its end. */
    private static void settled(Engine engine, Mailbox box, Instant moment) throws InterruptedException {
        while (engine.now(box).synced().filter(moment::isBefore).isEmpty()) {
            Thread.sleep(1);
        }
    }
}
