package org.portal365.reference.mail;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.module.PersonalData;
import org.portal365.persistence.Database;
import org.portal365.reference.disk.Blobs;

/** The mail side of the reference portal, put together. */
public final class MailRoom {
    private static final Duration SWEEP_AGE = Duration.ofDays(1);

    private final Blobs blobs;
    private final JdbcMailStore store;
    private final MailLibrary library;
    private final Drafts drafts;
    private final Watches watches;
    private final SearchIndex index;
    private final Clock clock;
    private final Jdbi jdbi;

    /**
     * Opens it, making tables and folders where they are missing.
     *
     * @param folder for the bytes; shared by all nodes
     */
    public MailRoom(Database database, Path folder, Clock clock) {
        this.jdbi = database.open("mail", MailRoom.class.getClassLoader());
        this.blobs = new Blobs(folder);
        this.store = new JdbcMailStore(jdbi, blobs);
        this.library = new MailLibrary(jdbi, blobs);
        this.drafts = new Drafts(jdbi, blobs, clock);
        this.watches = new Watches(jdbi, clock);
        this.index = new SearchIndex(jdbi);
        this.clock = clock;
    }

    /** For plug-ins. */
    public MailStore store() {
        return store;
    }

    /** For the portal's own pages. */
    public MailLibrary library() {
        return library;
    }

    /** What users are writing. */
    public Drafts drafts() {
        return drafts;
    }

    /**
     * What is kept about users.
     *
     * @param boxes the mailboxes that a user owns
     */
    public PersonalData personalData(Function<UserId, List<MailboxId>> boxes) {
        return new PersonalMail(jdbi, blobs, boxes);
    }

    /** Who wants to be told of new mail. */
    public Watches watches() {
        return watches;
    }

    /** The words of messages. */
    public SearchIndex index() {
        return index;
    }

    /**
     * Removes bytes that no message and no draft has any more. Meant to be called now and then, by any node.
     *
     * @return how many files were removed
     */
    public int sweep() {
        return blobs.sweep(clock.instant().minus(SWEEP_AGE), blob -> library.uses(blob) || drafts.uses(blob));
    }
}
