package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;
import static org.portal365.api.contract.Refusals.assertWords;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.CreateRequest;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Offer;
import org.portal365.api.disk.OpenRequest;

/** What a portal relies on in every document editor and its sessions, run on a Disk of the portal's. */
public interface DocumentEditorContract extends DiskFixture {
    DocumentEditor editor();

    EditSessions sessions();

    /** A user with a connected account, where the editor needs one, and with room for documents. */
    @Override
    UserId newUser();

    /** A file of the user that the editor edits. */
    FileId editable(UserId user);

    @Test
    default void introducesItself() {
        assertThat(editor().info().id()).matches("[a-z0-9][a-z0-9-]*");
        assertWords(editor().info().name());
    }

    @Test
    default void offersToEditWhatItEditsAndNothingForTheUnknown() {
        UserId user = newUser();
        FileInfo file = assertDone(disk().file(Actor.user(user), editable(user)));
        assertThat(editor().offer(file, Actor.user(user)).mode()).isEqualTo(Offer.Mode.EDIT);
        FileId unknown =
                assertDone(disk().createFile(Actor.user(user), folderOf(user), "thing.unknown", key(), body("?")));
        FileInfo other = assertDone(disk().file(Actor.user(user), unknown));
        assertThat(editor().offer(other, Actor.user(user)).mode()).isEqualTo(Offer.Mode.NONE);
    }

    @Test
    default void anOpenedFileHasOneSession() {
        UserId user = newUser();
        FileId file = editable(user);
        EditSession session = assertDone(open(user, file));
        assertThat(session.file()).isEqualTo(file);
        assertThat(session.owner()).isEqualTo(user);
        assertThat(session.editor()).isEqualTo(editor().info().id());
        assertThat(assertDone(open(user, file)).id()).isEqualTo(session.id());
        assertThat(sessions().find(session.id(), Actor.user(user))).isPresent();
        assertThat(sessions().ofFile(file, Actor.user(user)))
                .extracting(EditSession::id)
                .containsExactly(session.id());
        assertThat(sessions().of(Actor.user(user))).extracting(EditSession::id).containsExactly(session.id());
    }

    @Test
    default void case075AStrangerCannotTellASessionFromNone() {
        UserId user = newUser();
        FileId file = editable(user);
        EditSessionId session = assertDone(open(user, file)).id();
        Actor stranger = Actor.user(newUser());
        for (EditSessionId id : new EditSessionId[] {session, new EditSessionId("no-such-session")}) {
            assertThat(sessions().find(id, stranger)).isEmpty();
            for (Action action : Action.values()) {
                assertRefused(sessions().act(id, stranger, action), EditRefusal.GONE);
            }
        }
        assertThat(sessions().ofFile(file, stranger)).isEmpty();
        assertThat(sessions().of(stranger)).isEmpty();
        assertRefused(editor().open(new OpenRequest(stranger, file, Optional.empty())), EditRefusal.GONE);
    }

    @Test
    default void aFileThatIsNotThereIsGone() {
        assertRefused(open(newUser(), new FileId("no-such-file")), EditRefusal.GONE);
    }

    @Test
    default void createsEachKindOnceForAKey() {
        UserId user = newUser();
        FolderId folder = folderOf(user);
        for (DocumentKind kind : editor().info().creates()) {
            CreateRequest request =
                    new CreateRequest(Actor.user(user), folder, "Новый " + kind, kind, key(), Optional.empty());
            EditSession session = assertDone(editor().create(request));
            FileInfo file = assertDone(disk().file(Actor.user(user), session.file()));
            assertThat(file.name()).isEqualTo("Новый " + kind + "." + kind.extension());
            assertThat(file.size()).isPositive();
            assertThat(assertDone(editor().create(request)).file()).isEqualTo(session.file());
        }
    }

    private org.portal365.api.Outcome<EditSession, EditRefusal> open(UserId user, FileId file) {
        return editor().open(new OpenRequest(Actor.user(user), file, Optional.empty()));
    }
}
