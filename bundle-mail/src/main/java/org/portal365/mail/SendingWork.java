package org.portal365.mail;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.portal365.api.mail.OutgoingId;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.BoxStore;
import org.portal365.mail.core.Outbox;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.jdbc.JdbcOutgoingStore;
import org.portal365.persistence.LeaseLostException;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.WorkLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves one message on whose row is leased. */
final class SendingWork implements WorkLoop.Work {
    private static final Logger LOG = LoggerFactory.getLogger(SendingWork.class);

    private final JdbcOutgoingStore store;
    private final BoxStore boxes;
    private final Outbox outbox;

    SendingWork(JdbcOutgoingStore store, BoxStore boxes, Outbox outbox) {
        this.store = store;
        this.boxes = boxes;
        this.outbox = outbox;
    }

    @Override
    public void on(LeasedRow row, BooleanSupplier goOn) {
        Optional<OutgoingMail> mail = store.find(new OutgoingId(row.id()));
        Optional<Box> box = mail.flatMap(there -> boxes.find(there.box()));
        if (mail.isEmpty() || box.isEmpty()) {
            return;
        }
        OutgoingMail after = outbox.step(box.orElseThrow(), mail.orElseThrow(), next -> keep(row, next));
        keep(row, after);
        LOG.info("Message {} is {} {}", row.id(), after.stage(), after.hold().detail());
    }

    private void keep(LeasedRow row, OutgoingMail mail) {
        if (!store.write(row, mail)) {
            throw new LeaseLostException(row.id());
        }
    }
}
