package org.portal365.mail.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Body;
import org.portal365.api.mail.Flag;

/** A mailbox that is open on its server. One thread at a time. Everything throws {@link MailFault}. */
public interface RemoteMailbox extends AutoCloseable {
    List<RemoteFolder> folders();

    Selected select(String folder);

    /** UIDs from one to another, both included, ascending; only those that came on the day or later. */
    List<Long> search(long first, long last, Optional<LocalDate> since);

    /** What is known of these messages; one that is gone is left out. */
    List<RemoteMessage> list(List<Long> uids);

    /**
     * Hands over each body that is still there, part by part, in any order within one. The next parts are on their way
     * meanwhile.
     */
    void fetch(List<List<RemoteMessage>> parts, Sink sink);

    /** Flags from one UID to another, both included. */
    Map<Long, Set<Flag>> flags(long first, long last);

    /** Changes of what is known up to a UID; only where the folder has a mod-sequence. */
    Since since(long modSeq, long lastUid);

    void store(long uid, Set<Flag> add, Set<Flag> remove);

    void move(long uid, String target);

    /** Removes it for good. */
    void expunge(long uid);

    /** Puts a message whose lines end in CRLF into a folder. Doing it twice makes two. */
    void append(String folder, Set<Flag> flags, Body message);

    /** Whether a message of this Message-ID is in the folder that was selected. */
    boolean has(String messageId);

    /** Whether it may still be used. */
    boolean open();

    @Override
    void close();

    /** Takes bodies. */
    interface Sink {
        /** The body is good until this returns. */
        void take(long uid, Body body);

        /** All of a part has come. */
        void end(int part);
    }
}
