package org.portal365.api.module;

import java.io.IOException;
import java.io.OutputStream;
import org.portal365.api.UserId;

/** What a plug-in keeps about a user. */
public interface PersonalData {
    /** Writes it as a zip of readable files; the caller closes the stream. */
    void export(UserId id, OutputStream zip) throws IOException;

    /**
     * Erases it.
     *
     * @return how many records went
     */
    int erase(UserId id);
}
