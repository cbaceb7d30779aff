package org.portal365.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.portal365.api.mail.MailboxId;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.Gate;
import org.portal365.mail.core.GrantRefusedException;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailPolicy;
import org.portal365.mail.core.MailboxSync;
import org.portal365.mail.core.OvertakenException;
import org.portal365.mail.core.Refusals;
import org.portal365.mail.core.SignInNotices;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.WorkLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one mailbox whose row is leased, and keeps how it ended. */
final class ReadingWork implements WorkLoop.Work {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingWork.class);

    /** A mailbox that tells of new mail itself is looked at so many times more seldom. */
    private static final int WATCHED = 10;

    private final JdbcBoxStore store;
    private final Pass pass;
    private final Refusals refusals;
    private final Supplier<MailPolicy> policy;
    private final SignInNotices notices;
    private final Clock clock;

    ReadingWork(
            JdbcBoxStore store,
            Pass pass,
            Refusals refusals,
            Supplier<MailPolicy> policy,
            SignInNotices notices,
            Clock clock) {
        this.store = store;
        this.pass = pass;
        this.refusals = refusals;
        this.policy = policy;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * How a mailbox is read.
     *
     * @param gate asked also where a connection is open still
     */
    record Pass(MailboxSync sync, MailboxSync.Idle idle, Gate gate) {
        Box run(Box box) {
            gate.check(box);
            return sync.run(box, idle);
        }
    }

    @Override
    public void on(LeasedRow row, BooleanSupplier goOn) {
        Optional<Box> box = store.find(new MailboxId(row.id()));
        if (box.isPresent()) {
            Instant begun = clock.instant();
            Box after = after(box.orElseThrow(), goOn);
            notices.look(after);
            Duration interval = policy.get().interval().multipliedBy(pass.idle().waits(after.id()) ? WATCHED : 1);
            Instant due = goOn.getAsBoolean()
                    ? after.hold().until().orElse(clock.instant().plus(interval))
                    : clock.instant();
            if (!store.write(row, after, begun, due)) {
                LOG.debug("The lease of mailbox {} was lost", row.id());
            }
        }
    }

    /** What is cut off because this node stops is nobody's fault. */
    private Box after(Box box, BooleanSupplier goOn) {
        try {
            return pass.run(box);
        } catch (OvertakenException e) {
            LOG.debug("Mailbox {}: {}", box.id(), e.getMessage());
            return box;
        } catch (GrantRefusedException e) {
            LOG.info("Mailbox {} stands still: {}", box.id(), e.getMessage());
            return refusals.held(box, e);
        } catch (MailFault e) {
            if (!goOn.getAsBoolean()) {
                return box;
            }
            LOG.info("Mailbox {} waits: {} {}", box.id(), e.kind(), e.getMessage());
            return refusals.held(box, e);
        }
    }
}
