package org.portal365.reference.disk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.disk.Disk;
import org.portal365.api.module.PersonalData;
import org.portal365.api.portal.Groups;
import org.portal365.persistence.Database;

/** The Disk of the reference portal, put together. */
public final class DiskStore {
    /** Younger files without a version may belong to a write that is under way. */
    private static final Duration SWEEP_AGE = Duration.ofDays(1);

    private final Transactions transactions;
    private final Blobs blobs;
    private final Clock clock;
    private final JdbcDisk disk;
    private final Library library;
    private final Bin bin;
    private final Wishes wishes;
    private final NoticeBoard notices;
    private final Preferences preferences;
    private final PersonalDisk personal;

    /**
     * Opens it, making tables and folders where they are missing.
     *
     * @param folder for the bytes; shared by all nodes
     */
    public DiskStore(Database database, Path folder, Groups groups, Terms terms) {
        Jdbi jdbi = database.open("disk", DiskStore.class.getClassLoader());
        transactions = new Transactions(jdbi);
        blobs = new Blobs(folder);
        personal = new PersonalDisk(jdbi, blobs);
        clock = terms.clock();
        Sight sight = new Sight(new FolderRights(groups));
        Roots roots = new Roots(clock);
        disk = new JdbcDisk(transactions, sight, blobs, new NewFiles(sight, roots, terms), terms);
        library = new Library(transactions, sight, roots, terms);
        bin = new Bin(transactions, sight, roots, clock);
        wishes = new Wishes(transactions, clock);
        notices = new NoticeBoard(transactions, clock);
        preferences = new Preferences(transactions);
    }

    /** For plug-ins. */
    public Disk disk() {
        return disk;
    }

    /** For the portal's own pages. */
    public Library library() {
        return library;
    }

    public Bin bin() {
        return bin;
    }

    public Wishes wishes() {
        return wishes;
    }

    /** What users are told when they next look. */
    public NoticeBoard notices() {
        return notices;
    }

    /** What the Disk keeps about users. */
    public PersonalData personalData() {
        return personal;
    }

    public Preferences preferences() {
        return preferences;
    }

    /**
     * Removes bytes that no version refers to any more. Meant to be called now and then, by any node.
     *
     * @return how many files were removed
     */
    public int sweep() {
        return blobs.sweep(
                clock.instant().minus(SWEEP_AGE), blob -> transactions.run(handle -> VersionRows.uses(handle, blob)));
    }

    /**
     * What an operator decides.
     *
     * @param quota bytes that all versions of an owner may take, unless the owner has got a quota of its own
     * @param versions how many of a file are kept; older ones go
     * @param language of names that the Disk itself gives
     */
    public record Terms(Clock clock, long quota, IntSupplier versions, Locale language) {
        String say(String key) {
            return DiskWords.WORDS.text(key).in(language);
        }
    }
}
