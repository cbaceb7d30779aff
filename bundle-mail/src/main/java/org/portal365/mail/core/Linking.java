package org.portal365.mail.core;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;

/**
 * Keeps a mailbox that has been opened once.
 *
 * @param ids makes names
 */
public record Linking(BoxStore store, Passwords passwords, Audit audit, Supplier<String> ids) {
    String id() {
        return ids.get();
    }

    Outcome<Box, MailRefusal> link(Box box) {
        return kept(box, Optional.empty());
    }

    Outcome<Box, MailRefusal> link(Box box, String password) {
        return kept(box, Optional.of(passwords.seal(box, password)));
    }

    private Outcome<Box, MailRefusal> kept(Box box, Optional<String> sealed) {
        audit.record(new AuditEvent(
                "mailbox_connect",
                Optional.of(box.owner()),
                Optional.empty(),
                box.id().value(),
                Map.of("provider", box.provider(), "shared", Boolean.toString(box.shared()))));
        return new Done<>(store.put(box, sealed));
    }
}
