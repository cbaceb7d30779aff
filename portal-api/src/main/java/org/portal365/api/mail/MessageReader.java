package org.portal365.api.mail;

import java.io.IOException;
import java.io.OutputStream;
import org.portal365.api.Body;

/** Takes messages apart, whatever they look like. Always registered. */
public interface MessageReader {
    /** The content; of what is broken as much as can be read, never an exception for what the message is. */
    MessageContent read(Body raw) throws IOException;

    /**
     * Writes a decoded part.
     *
     * @return false when there is none of this id
     */
    boolean part(Body raw, String id, OutputStream out) throws IOException;
}
