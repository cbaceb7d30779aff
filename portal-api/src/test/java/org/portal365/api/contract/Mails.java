package org.portal365.api.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.mail.Arrival;
import org.portal365.api.mail.BlobId;
import org.portal365.api.mail.Checkpoint;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.FolderChange;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.MessageSummary;

/** Messages for tests, each known by its subject. */
public final class Mails {
    public static final MailFolderId INBOX = new MailFolderId("INBOX");

    private static final Instant RECEIVED = Instant.parse("2026-11-02T10:00:00Z");

    private Mails() {}

    public static Arrival arrival(long uid, BlobId blob, String subject) {
        MessageSummary summary = new MessageSummary(
                "<" + subject + "@example.test>",
                List.of(),
                new MailAddress("Boris", "boris@example.test"),
                List.of(new MailAddress("", "anna@example.test")),
                List.of(),
                subject,
                Optional.of(RECEIVED),
                "preview of " + subject,
                "text of " + subject,
                false,
                1);
        return new Arrival(uid, blob, summary, RECEIVED, Set.of());
    }

    public static FolderChange change(
            MailboxId box, Optional<Checkpoint> expected, Checkpoint next, Arrival... arrivals) {
        return new FolderChange(box, INBOX, expected, next, List.of(arrivals), Map.of(), Set.of());
    }

    public static FolderChange flags(MailboxId box, Checkpoint at, Map<Long, Set<Flag>> flags, Set<Long> vanished) {
        return new FolderChange(box, INBOX, Optional.of(at), at, List.of(), flags, vanished);
    }
}
