package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Right;

/** Creating, finding, reading and renaming files. */
public interface DiskFilesContract extends DiskFixture {
    @Test
    default void aCreatedFileIsFound() {
        UserId user = newUser();
        FolderId folder = folderOf(user);
        FileId id = assertDone(disk().createFile(Actor.user(user), folder, "План работ.DOCX", key(), body("hello")));

        FileInfo file = assertDone(disk().file(Actor.user(user), id));

        assertThat(file.id()).isEqualTo(id);
        assertThat(file.folder()).isEqualTo(folder);
        assertThat(file.name()).isEqualTo("План работ.DOCX");
        assertThat(file.extension()).isEqualTo("docx");
        assertThat(file.mediaType()).contains("/");
        assertThat(file.size()).isEqualTo(5);
        assertThat(file.rights()).containsExactlyInAnyOrder(Right.READ, Right.WRITE);
        assertThat(text(user, id, file.head())).isEqualTo("hello");
    }

    @Test
    default void aJobSeesWhatItsUserSees() {
        UserId user = newUser();
        FileId id = fileOf(user);
        assertThat(assertDone(disk().file(Actor.job(user), id)))
                .isEqualTo(assertDone(disk().file(Actor.user(user), id)));
    }

    @Test
    default void anEmptyFileIsAFile() {
        UserId user = newUser();
        FileId id = assertDone(disk().createFile(Actor.user(user), folderOf(user), "empty.txt", key(), body("")));
        assertThat(assertDone(disk().file(Actor.user(user), id)).size()).isZero();
        assertThat(text(user, id, head(user, id))).isEmpty();
    }

    @Test
    default void contentIsReadAgainAndFromAnyOffset() {
        UserId user = newUser();
        FileId id = assertDone(
                disk().createFile(Actor.user(user), folderOf(user), "digits.txt", key(), body("0123456789")));
        Body body = assertDone(disk().content(Actor.user(user), id, head(user, id)));
        assertThat(body.length()).isEqualTo(10);
        assertThat(Bodies.text(body, 0)).isEqualTo("0123456789");
        assertThat(Bodies.text(body, 7)).isEqualTo("789");
        assertThat(Bodies.text(body, 10)).isEmpty();
        assertThat(Bodies.text(body, 0)).isEqualTo("0123456789");
    }

    @Test
    default void creatingTwiceWithOneKeyCreatesOnce() {
        UserId user = newUser();
        FolderId folder = folderOf(user);
        String key = key();
        FileId first = assertDone(disk().createFile(Actor.user(user), folder, "once.docx", key, body("a")));
        FileId again = assertDone(disk().createFile(Actor.user(user), folder, "once.docx", key, body("a")));
        assertThat(again).isEqualTo(first);
        FileId other = assertDone(disk().createFile(Actor.user(user), folder, "once.docx", key(), body("b")));
        assertThat(assertDone(disk().file(Actor.user(user), other)).name()).isEqualTo("once (2).docx");
    }

    @Test
    default void aKeyIsOfNoUseToAnotherUser() {
        UserId user = newUser();
        String key = key();
        assertDone(disk().createFile(Actor.user(user), folderOf(user), "mine.docx", key, body("a")));
        UserId other = newUser();
        assertRefused(
                disk().createFile(Actor.user(other), folderOf(other), "mine.docx", key, body("a")),
                DiskRefusal.NOT_ACCEPTED);
    }

    @Test
    default void twentyFilesOfOneNameAtOnceGetTwentyNames() {
        UserId user = newUser();
        FolderId folder = folderOf(user);
        List<FileId> ids = Together.run(
                20, number -> assertDone(disk().createFile(Actor.user(user), folder, "same.docx", key(), body("x"))));
        Set<String> names = ids.stream()
                .map(id -> assertDone(disk().file(Actor.user(user), id)).name())
                .collect(Collectors.toSet());
        assertThat(names).hasSize(20).contains("same.docx");
    }

    @Test
    default void twentyCreationsAtOnceWithOneKeyCreateOneFile() {
        UserId user = newUser();
        FolderId folder = folderOf(user);
        String key = key();
        List<FileId> ids = Together.run(
                20, number -> assertDone(disk().createFile(Actor.user(user), folder, "one.docx", key, body("x"))));
        assertThat(Set.copyOf(ids)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", ".", "..", "../up.docx", "a/b.docx", "a\\b.docx", "nul\0.docx", "a\r\nb.docx"})
    default void case077NamesThatAreNoNamesAreRefused(String name) {
        UserId user = newUser();
        assertRefused(
                disk().createFile(Actor.user(user), folderOf(user), name, key(), body("x")), DiskRefusal.NOT_ACCEPTED);
        FileId id = fileOf(user);
        assertRefused(disk().rename(Actor.user(user), id, name), DiskRefusal.NOT_ACCEPTED);
    }

    @Test
    default void aBodyThatBreaksLeavesNothing() {
        UserId user = newUser();
        FolderId folder = folderOf(user);
        String key = key();
        assertThatThrownBy(() -> disk().createFile(Actor.user(user), folder, "b.docx", key, Bodies.broken()))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() ->
                        disk().createFile(Actor.user(user), folder, "b.docx", key, Bodies.shorterThanItSays(body("x"))))
                .isInstanceOf(UncheckedIOException.class);
        FileId id = assertDone(disk().createFile(Actor.user(user), folder, "b.docx", key, body("whole")));
        assertThat(assertDone(disk().file(Actor.user(user), id)).name()).isEqualTo("b.docx");
    }

    @Test
    default void aRenamedFileIsTheSameFile() {
        UserId user = newUser();
        FileId id = fileOf(user);
        VersionId head = head(user, id);
        assertDone(disk().rename(Actor.user(user), id, "Новое имя.docx"));
        FileInfo file = assertDone(disk().file(Actor.user(user), id));
        assertThat(file.name()).isEqualTo("Новое имя.docx");
        assertThat(file.head()).isEqualTo(head);
        assertDone(disk().rename(Actor.user(user), id, "Новое имя.docx"));
    }

    @Test
    default void aTakenNameIsNotTakenAgain() {
        UserId user = newUser();
        FolderId folder = folderOf(user);
        assertDone(disk().createFile(Actor.user(user), folder, "taken.docx", key(), body("x")));
        FileId id = assertDone(disk().createFile(Actor.user(user), folder, "free.docx", key(), body("x")));
        assertRefused(disk().rename(Actor.user(user), id, "Taken.docx"), DiskRefusal.NOT_ACCEPTED);
        assertDone(disk().rename(Actor.user(user), id, "FREE.docx"));
    }

    @Test
    default void aFullDiskTakesNoFile() {
        UserId user = newUser();
        FolderId folder = folderOf(user);
        FileId before = fileOf(user);
        fillUp(user);
        assertRefused(disk().createFile(Actor.user(user), folder, "more.docx", key(), body("x")), DiskRefusal.FULL);
        assertThat(text(user, before, head(user, before))).isEqualTo("one");
    }
}
