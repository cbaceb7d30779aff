package org.portal365.reference.web.disk;

import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.disk.EditSession;

/**
 * What the page of an edit session shows.
 *
 * @param sentence what is happening
 * @param known the state in short: a page that shows this one needs no other
 * @param forward whether the browser goes to the document by itself once it is open
 * @param problem why the last thing was not done
 */
public record SessionModel(
        EditSession session,
        String file,
        Text editor,
        Text sentence,
        Optional<Text> saved,
        String known,
        boolean forward,
        Optional<Text> problem) {
    public boolean busy() {
        return session.waiting().isEmpty()
                && switch (session.state()) {
                    case PREPARING, UPLOADING, COLLECTING -> true;
                    default -> false;
                };
    }

    public boolean over() {
        return session.state().over();
    }

    /** Where the page comes back to. */
    public String address() {
        return "/disk/edit/" + session.id();
    }

    /** Asks for what has changed since. */
    public String poll() {
        return address() + "/state?known=" + known + (forward ? "&forward=1" : "");
    }
}
