package org.portal365.reference.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Mails.INBOX;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portal365.api.Body;
import org.portal365.api.UserId;
import org.portal365.api.mail.Arrival;
import org.portal365.api.mail.Checkpoint;
import org.portal365.api.mail.FolderChange;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailFolder;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.MessageSummary;
import org.portal365.api.memory.InMemoryGroups;
import org.portal365.persistence.Database;
import org.portal365.reference.disk.DiskStore;
import org.portal365.reference.disk.NoticeBoard;

/** M28 in the store: new mail in the notices of those who want that; on each database. */
abstract class WatchesContract {
    private final MailRoom room;
    private final NoticeBoard board;
    private final UserId anna = new UserId(UUID.randomUUID().toString());

    WatchesContract(Database database, Path folder) {
        Clock clock = Clock.systemUTC();
        room = new MailRoom(database, folder.resolve("mail"), clock);
        DiskStore.Terms terms = new DiskStore.Terms(clock, 1 << 20, () -> 50, Locale.ENGLISH);
        board = new DiskStore(database, folder.resolve("disk"), new InMemoryGroups(), terms).notices();
    }

    private MailboxId watched() {
        MailboxId box = new MailboxId(UUID.randomUUID().toString());
        room.watches().set(box, anna, true);
        return box;
    }

    private void arrive(MailboxId box, long uid, String from, Instant received) throws IOException {
        room.store().folders(box, List.of(new MailFolder(INBOX, "Inbox", MailFolder.Role.INBOX, true)));
        Optional<Checkpoint> present = room.store().state(box, INBOX).checkpoint();
        MessageSummary summary = new MessageSummary(
                "<" + uid + "@example.test>",
                List.of(),
                new MailAddress(from, "sender@example.test"),
                List.of(),
                List.of(),
                "Lunch",
                Optional.empty(),
                "",
                "",
                false,
                1);
        Arrival arrival =
                new Arrival(uid, room.store().stage(box, Body.of(new byte[] {1})), summary, received, Set.of());
        FolderChange change = new FolderChange(
                box, INBOX, present, new Checkpoint(7, 1, uid, 0), List.of(arrival), Map.of(), Set.of());
        assertThat(room.store().apply(change)).isTrue();
    }

    private List<String> told() {
        room.watches().tell(board);
        return board.of(anna).stream()
                .map(item -> item.words().in(Locale.ENGLISH))
                .sorted()
                .toList();
    }

    @Test
    void m28TheNewestOfEachMailboxIsToldAndNothingTwice() throws IOException {
        MailboxId first = watched();
        MailboxId second = watched();
        Instant later = Instant.now().plus(Duration.ofHours(1));
        arrive(first, 1, "Boris", later);
        arrive(first, 2, "Vera", later.plusSeconds(1));
        arrive(second, 1, "Galina", later);
        assertThat(told()).containsExactly("New mail, the latest from Galina.", "New mail, the latest from Vera.");
        assertThat(told()).hasSize(2);
        arrive(first, 3, "Denis", later.plusSeconds(2));
        assertThat(told())
                .as("in the place of the one before")
                .containsExactly("New mail, the latest from Denis.", "New mail, the latest from Galina.");
    }

    @Test
    void m28WhatComesWithinTheSecondIsTold() throws IOException {
        Instant begun = Instant.now();
        MailboxId box = watched();
        // As a server says it that received the message just now.
        arrive(box, 1, "Boris", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        arrive(box, 2, "Long ago", begun.minusSeconds(2));
        assertThat(told()).containsExactly("New mail, the latest from Boris.");
    }

    @Test
    void m28OldMailThatIsBroughtInIsNoNews() throws IOException {
        MailboxId box = watched();
        arrive(box, 1, "Boris", Instant.now().minus(Duration.ofDays(3)));
        assertThat(told()).isEmpty();
        MailboxId unwatched = new MailboxId(UUID.randomUUID().toString());
        arrive(unwatched, 1, "Boris", Instant.now().plus(Duration.ofHours(1)));
        assertThat(told()).isEmpty();
    }
}
