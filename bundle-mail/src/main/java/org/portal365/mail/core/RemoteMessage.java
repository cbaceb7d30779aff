package org.portal365.mail.core;

import java.time.Instant;
import java.util.Set;
import org.portal365.api.mail.Flag;

/**
 * What the server says of a message before it is fetched.
 *
 * @param size as the server estimates it
 */
public record RemoteMessage(long uid, Set<Flag> flags, Instant received, long size) {
    public RemoteMessage {
        flags = Set.copyOf(flags);
    }
}
