package org.portal365.api.portal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.UserId;

/** Gives and erases what the portal and its plug-ins keep about a user. Implemented by the portal. */
public interface Privacy {
    /** Finds a user by id, or by the login of the portal. */
    Optional<UserId> user(String name);

    /**
     * Writes all there is as a zip; the caller closes the stream. It is written down that it was asked for.
     *
     * @param by who asked, as the audit trail names it
     */
    void export(UserId id, String by, OutputStream zip) throws IOException;

    /**
     * Begins to erase a user with everything; it is done by any node, soon. Begun already: that one is named.
     *
     * @param by who asked, as the audit trail names it
     * @return what names the erasure
     */
    Outcome<String, PrivacyRefusal> erase(UserId id, String by);

    /** How far an erasure is, in a sentence; empty when there is none of this name. */
    Optional<Text> progress(String erasure);
}
