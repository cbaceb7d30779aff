package org.portal365.reference.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.OutgoingId;

/**
 * A message being written.
 *
 * @param answered id of the message that is answered; may be empty
 * @param version counts its saves
 * @param attempt counts how often it was taken back to be changed after it could not be delivered
 * @param outgoing under what it was handed over
 */
public record Draft(
        String id,
        UserId owner,
        MailboxId box,
        DraftText text,
        String answered,
        long version,
        Stage stage,
        int attempt,
        Optional<OutgoingId> outgoing,
        Instant changed,
        List<DraftFile> files) {
    public Draft {
        files = List.copyOf(files);
    }

    /** How far it is; each is stored before what it announces is done. */
    public enum Stage {
        /** Being written. */
        OPEN,
        /** Being handed over: that is repeated until there is an answer, and done once. */
        HANDING,
        /** Handed over; kept until it is delivered, so that it can be changed when it is not. */
        AWAY
    }

    /** Names this very message to whoever sends it. */
    public String key() {
        return id + "." + attempt;
    }

    public long bytes() {
        return files.stream().mapToLong(file -> file.blob().size()).sum();
    }

    /** What lists call it. */
    public String title() {
        return text.subject().isBlank() ? text.to() : text.subject();
    }

    /**
     * Who saves.
     *
     * @param page one page in one window
     * @param edit counts the saves of that page
     * @param version what the page was made from
     */
    public record Writer(String page, long edit, long version) {}
}
