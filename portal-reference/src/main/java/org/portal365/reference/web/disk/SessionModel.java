package org.portal365.reference.web.disk;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditState;

/**
 * What the page of an edit session shows.
 *
 * @param sentence what is happening
 * @param people who is in it, the owner first
 * @param mine whether the user is one of them
 * @param external whether the portal lets anybody work in outside services at the moment
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
        List<Person> people,
        boolean mine,
        boolean external,
        String known,
        boolean forward,
        Optional<Text> problem) {
    /**
     * Somebody in the session.
     *
     * @param part what they do there
     * @param you whether it is who looks
     */
    public record Person(Text name, Text part, boolean you) {}

    /** Whether discarding loses anything that is known, or may. */
    public boolean asks() {
        return session.state() == EditState.OPEN || session.state() == EditState.COLLECTING;
    }

    /** Where "join" is sent. */
    public String join() {
        return "/disk/files/" + session.file() + "/edit/" + session.editor();
    }

    /** Whether the user may still get in. */
    public boolean joins() {
        return !mine && !over() && external && session.state() != EditState.COLLECTING;
    }

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
