package org.portal365.api.mail;

import java.time.Instant;
import java.util.Set;

/**
 * A message that has come to a folder.
 *
 * @param blob staged before, see {@link MailStore#stage}
 * @param received when the server got it
 */
public record Arrival(long uid, BlobId blob, MessageSummary summary, Instant received, Set<Flag> flags) {
    public Arrival {
        flags = Set.copyOf(flags);
    }
}
