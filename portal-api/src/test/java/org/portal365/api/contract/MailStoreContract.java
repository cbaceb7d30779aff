package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Mails.INBOX;
import static org.portal365.api.contract.Mails.arrival;
import static org.portal365.api.contract.Mails.change;
import static org.portal365.api.contract.Mails.flags;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.Body;
import org.portal365.api.mail.BlobId;
import org.portal365.api.mail.Checkpoint;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MailFolder;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.PendingChange;

/** What mail providers rely on: every message once, a change whole or not at all. */
public interface MailStoreContract {
    MailStore store();

    /** A mailbox that nothing else uses. */
    MailboxId box();

    /** The messages of a folder as the user sees them: "validity/uid subject", in no order. */
    List<String> seen(MailFolderId folder);

    /** What a user does to the message of a UID. */
    void userDoes(MailFolderId folder, long uid, Set<Flag> add, Set<Flag> remove);

    /** What a user does when the message is not wanted any more. */
    void userDeletes(MailFolderId folder, long uid);

    default Checkpoint begin() {
        store().folders(box(), List.of(new MailFolder(INBOX, "Inbox", MailFolder.Role.INBOX, true)));
        return Checkpoint.top(7, 100);
    }

    default BlobId staged(String text) throws IOException {
        return store().stage(box(), Body.of(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    @Test
    default void aFolderBeginsWithoutCheckpoint() {
        var unused = begin();
        assertThat(store().state(box(), INBOX).checkpoint()).isEmpty();
        assertThat(store().known(box(), INBOX, 1, 1000)).isEmpty();
    }

    @Test
    default void arrivalsAndCheckpointComeTogether() throws IOException {
        Checkpoint next = begin().withLow(90);
        assertThat(store().apply(change(box(), Optional.empty(), next, arrival(95, staged("a"), "first"))))
                .isTrue();
        assertThat(store().state(box(), INBOX).checkpoint()).contains(next);
        assertThat(store().state(box(), INBOX).messages()).isEqualTo(1);
        assertThat(seen(INBOX)).containsExactly("7/95 first");
    }

    @Test
    default void case172AnArrivalThatIsThereAddsNothing() throws IOException {
        Checkpoint next = begin().withLow(90);
        var step = change(box(), Optional.empty(), next, arrival(95, staged("a"), "first"));
        assertThat(store().apply(step)).isTrue();
        assertThat(store().apply(step))
                .as("the same step again, as after a kill")
                .isFalse();
        assertThat(store().apply(change(box(), Optional.of(next), next.withLow(80), arrival(95, staged("a"), "first"))))
                .isTrue();
        assertThat(seen(INBOX)).containsExactly("7/95 first");
    }

    @Test
    default void whoIsSlowerChangesNothing() throws IOException {
        Checkpoint next = begin().withLow(90);
        assertThat(store().apply(change(box(), Optional.empty(), next))).isTrue();
        assertThat(store().apply(change(box(), Optional.empty(), next.withLow(1), arrival(3, staged("x"), "late"))))
                .isFalse();
        assertThat(seen(INBOX)).isEmpty();
        assertThat(store().state(box(), INBOX).checkpoint()).contains(next);
    }

    @Test
    default void flagsAndVanishedAreTakenOver() throws IOException {
        Checkpoint next = begin().withLow(90);
        assertThat(store().apply(change(
                        box(),
                        Optional.empty(),
                        next,
                        arrival(95, staged("a"), "first"),
                        arrival(96, staged("b"), "second"))))
                .isTrue();
        assertThat(store().apply(flags(
                        box(), next, Map.of(95L, Set.of(Flag.SEEN), 99L, Set.of(Flag.SEEN)), Set.of(96L, 98L))))
                .isTrue();
        assertThat(store().known(box(), INBOX, 1, 100)).isEqualTo(Map.of(95L, Set.of(Flag.SEEN)));
        assertThat(seen(INBOX)).containsExactly("7/95 first");
    }

    @Test
    default void whatTheUserDidWaitsAndWins() throws IOException {
        Checkpoint next = begin().withLow(90);
        assertThat(store().apply(change(box(), Optional.empty(), next, arrival(95, staged("a"), "first"))))
                .isTrue();
        userDoes(INBOX, 95, Set.of(Flag.FLAGGED), Set.of());
        assertThat(store().apply(flags(box(), next, Map.of(95L, Set.of(Flag.SEEN)), Set.of())))
                .isTrue();
        assertThat(store().known(box(), INBOX, 95, 95).get(95L)).contains(Flag.FLAGGED);
        List<PendingChange> pending = store().pending(box(), 10);
        assertThat(pending).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(PendingChange.Kind.FLAGS);
            assertThat(one.uid()).isEqualTo(95);
            assertThat(one.validity()).isEqualTo(7);
            assertThat(one.add()).containsExactly(Flag.FLAGGED);
        });
        store().settled(pending);
        assertThat(store().pending(box(), 10)).isEmpty();
    }

    @Test
    default void aDeletedMessageIsOutOfSightAndWaits() throws IOException {
        Checkpoint next = begin().withLow(90);
        assertThat(store().apply(change(box(), Optional.empty(), next, arrival(95, staged("a"), "first"))))
                .isTrue();
        userDeletes(INBOX, 95);
        assertThat(seen(INBOX)).isEmpty();
        assertThat(store().pending(box(), 10))
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo(PendingChange.Kind.DELETE));
    }

    @Test
    default void case161AnotherUidValidityLosesAndDoublesNothing() throws IOException {
        Checkpoint next = begin().withLow(1);
        assertThat(store().apply(change(
                        box(),
                        Optional.empty(),
                        next,
                        arrival(95, staged("a"), "first"),
                        arrival(96, staged("b"), "second"))))
                .isTrue();
        Checkpoint fresh = Checkpoint.top(3, 2);
        assertThat(store().apply(change(box(), Optional.of(next), fresh))).isTrue();
        assertThat(seen(INBOX)).as("nothing is lost meanwhile").hasSize(2);
        assertThat(store().apply(
                                change(box(), Optional.of(fresh), fresh.withLow(2), arrival(2, staged("b"), "second"))))
                .isTrue();
        assertThat(seen(INBOX)).containsExactlyInAnyOrder("7/95 first", "3/2 second");
        assertThat(store().apply(change(
                        box(), Optional.of(fresh.withLow(2)), fresh.withLow(1), arrival(1, staged("n"), "new"))))
                .isTrue();
        assertThat(seen(INBOX)).containsExactlyInAnyOrder("3/2 second", "3/1 new");
    }

    @Test
    default void aFolderThatIsGoneTakesItsMessagesAlong() throws IOException {
        Checkpoint next = begin().withLow(90);
        assertThat(store().apply(change(box(), Optional.empty(), next, arrival(95, staged("a"), "first"))))
                .isTrue();
        store().folders(box(), List.of());
        assertThat(seen(INBOX)).isEmpty();
        assertThat(store().state(box(), INBOX).checkpoint()).isEmpty();
    }

    @Test
    default void aForgottenMailboxIsEmpty() throws IOException {
        Checkpoint next = begin().withLow(90);
        assertThat(store().apply(change(box(), Optional.empty(), next, arrival(95, staged("a"), "first"))))
                .isTrue();
        userDoes(INBOX, 95, Set.of(Flag.SEEN), Set.of());
        store().remove(box());
        assertThat(seen(INBOX)).isEmpty();
        assertThat(store().pending(box(), 10)).isEmpty();
    }
}
