package org.portal365.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxState;
import org.portal365.itests.mail.LocalDovecot;
import org.portal365.itests.mail.MailServers;
import org.portal365.mail.Engine;

/** A thousand mailboxes that wait for mail at Dovecot (IDLE): threads and processor time of the engine. */
final class IdleMailboxes implements Benchmarks.Measurement {
    private static final int MAILBOXES = Integer.getInteger("mailboxes", 1_000);
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("seconds", 120));

    @Override
    public String run() throws Exception {
        LocalDovecot dovecot = MailServers.shared().exchange();
        Path folder = Files.createTempDirectory("portal365-idle-mailboxes");
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        try (Engine engine = Engines.at(folder, dovecot.imaps(), own -> own)) {
            List<Mailbox> boxes = new ArrayList<>();
            for (int i = 1; i <= MAILBOXES; i++) {
                String user = "idle" + i;
                MailCorpus.fillShort(dovecot.mailbox(user + "@example.test", "INBOX"), 1, 3);
                boxes.add(engine.connect(user));
            }
            for (Mailbox box : boxes) {
                while (engine.now(box).state() != MailboxState.OK) {
                    Thread.sleep(20);
                }
            }
            // What was read last comes to rest.
            Thread.sleep(5_000);
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            int threads = ManagementFactory.getThreadMXBean().getThreadCount() - before;
            long cpu = system.getProcessCpuTime();
            Thread.sleep(MEASURED.toMillis());
            double used = 100.0 * (system.getProcessCpuTime() - cpu) / MEASURED.toNanos();
            int waiting = dovecot.doveadm("who", "-1").split("\n", -1).length - 2;
            return String.format(
                    Locale.ROOT,
                    "%,d mailboxes, %,d of them waiting at Dovecot: %d threads, database among them, %.2f %% of one core",
                    MAILBOXES,
                    waiting,
                    threads,
                    used);
        } finally {
            MailServers.delete(folder);
        }
    }
}
