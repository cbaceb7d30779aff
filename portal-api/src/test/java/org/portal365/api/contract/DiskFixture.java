package org.portal365.api.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.NewVersion;
import org.portal365.api.disk.Right;

/** What the owner of a Disk gives to its contracts. */
public interface DiskFixture {
    Disk disk();

    /** A user with room for documents. */
    UserId newUser();

    /** A folder that only this user has rights on: read and write. */
    FolderId folderOf(UserId user);

    /** Sets what another user may do in the folder; no rights: may not know of it. */
    void grant(FolderId folder, UserId user, Set<Right> rights);

    /** Leaves no room for one more byte in the folders of the user. */
    void fillUp(UserId user);

    /** Deletes the file as its owner does in the portal. */
    void delete(UserId owner, FileId file);

    /** Moves the clock that locks expire by. */
    void advance(Duration time);

    /** A key that was never used. */
    default String key() {
        return UUID.randomUUID().toString();
    }

    default Body body(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of the user with one version "one". */
    default FileId fileOf(UserId user) {
        return Refusals.assertDone(
                disk().createFile(Actor.user(user), folderOf(user), "plan-" + key() + ".docx", key(), body("one")));
    }

    default VersionId head(UserId user, FileId file) {
        return Refusals.assertDone(disk().file(Actor.user(user), file)).head();
    }

    /** A new version by the user, on the base. */
    default NewVersion onto(FileId file, VersionId base, UserId author) {
        return new NewVersion(file, base, key(), author, Text.of("edited outside"), Optional.empty(), Optional.empty());
    }

    /** The bytes of a version, as text. */
    default String text(UserId reader, FileId file, VersionId version) {
        return Bodies.text(Refusals.assertDone(disk().content(Actor.user(reader), file, version)), 0);
    }
}
