package org.portal365.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxState;
import org.portal365.itests.mail.LocalDovecot;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.mail.Maildir;
import org.portal365.mail.Engine;

/**
 * All messages of a mailbox for the first time: from the connecting to the last one on the disk, in a JVM that has come to
 * rest, beside the whole program mbsync at the same Dovecot. Both force each message to the disk.
 *
 * @param messages how many
 * @param delayMillis of the line, there and back
 * @param jdbc whether ours has the reference portal's store, and not files
 */
record MailSyncMeasurement(int messages, int delayMillis, boolean jdbc) implements Benchmarks.Measurement {
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int WARM_UP = Integer.getInteger("warm.up", 3);
    private static final String USER = "first";
    private static final String ADDRESS = USER + "@example.test";

    @Override
    public String run() throws Exception {
        LocalDovecot dovecot = MailServers.shared().exchange();
        Maildir mailbox = dovecot.mailbox(ADDRESS, "INBOX");
        MailCorpus.fill(mailbox, mailbox.size() + 1, messages);
        String unused = dovecot.doveadm("fetch", "-u", ADDRESS, "uid", "mailbox", "INBOX", "1");
        Path place = Files.createTempDirectory("portal365-mail-sync");
        Comparison comparison = new Comparison(
                "first sync of " + messages + " messages at " + delayMillis + " ms into "
                        + (jdbc ? "the reference portal" : "files") + ", against mbsync",
                "ms");
        try (DelayedLine line = new DelayedLine(delayMillis, dovecot.imaps())) {
            for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
                Path folder = Files.createDirectory(place.resolve("round" + (round + WARM_UP)));
                double our = ours(folder.resolve("ours"), line.port());
                double their = theirs(folder.resolve("theirs"), line.port());
                if (round > 0) {
                    comparison.round(our, their);
                }
                MailServers.delete(folder);
            }
        } finally {
            MailServers.delete(place);
        }
        return comparison.toString();
    }

    private double ours(Path folder, int port) throws Exception {
        FileMailStore files = new FileMailStore(folder.resolve("files"));
        UnaryOperator<MailStore> store = jdbc ? own -> own : own -> files;
        try (Engine engine = Engines.at(folder, port, store)) {
            long began = System.nanoTime();
            Mailbox box = engine.connect(USER);
            IntSupplier count = jdbc ? () -> engine.count(box) : files::count;
            while (count.getAsInt() < messages || engine.now(box).state() != MailboxState.OK) {
                Thread.sleep(2);
            }
            return (System.nanoTime() - began) / 1e6;
        }
    }

    private double theirs(Path folder, int port) throws Exception {
        Mbsync mbsync = new Mbsync(folder, port, ADDRESS);
        double took = mbsync.run();
        if (mbsync.count() != messages) {
            throw new IllegalStateException("mbsync has brought " + mbsync.count() + " of " + messages);
        }
        return took;
    }
}
