package org.portal365.api.disk;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;

/**
 * A document being edited elsewhere, as it stands.
 *
 * @param editor id of the editor
 * @param address where the document is open, for a GET by the browser; only while it is
 * @param waiting why it does not go on at the moment
 * @param saved the last version that was brought back
 * @param savedAt when
 * @param actions what the actor who asked may do now
 * @param savedBy who had edited what was brought back last
 * @param pending whether changes are known that have not come back yet
 * @param people who is in it; the owner first
 * @param kept the file that changes went to instead: a conflict copy, or a recovery copy
 * @param note something the user should know, beside the state
 */
public record EditSession(
        EditSessionId id,
        String editor,
        FileId file,
        UserId owner,
        EditState state,
        Optional<URI> address,
        Optional<Waiting> waiting,
        Instant opened,
        Optional<VersionId> saved,
        Optional<Instant> savedAt,
        Set<Action> actions,
        Optional<UserId> savedBy,
        boolean pending,
        List<Presence> people,
        Optional<FileId> kept,
        Optional<Text> note) {
    public EditSession {
        actions = Set.copyOf(actions);
        people = List.copyOf(people);
    }
}
